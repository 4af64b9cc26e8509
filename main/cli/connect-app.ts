import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Api } from '../../shared/api/contract.ts';
import { createMemoryPorts } from '../../shared/api/memory-port.ts';
import { connectApi } from '../../shared/api/peer.ts';
import { AppError } from '../../shared/app-error.ts';
import type { OpenedBlog } from '../../shared/model/blog.ts';
import { createApp } from '../app/app.ts';
import { plainWindow } from '../app/shell.ts';
import { answerInTerminal, canAsk } from './answer-in-terminal.ts';
import type { Terminal } from './command.ts';
import { askProgram, indexWorkerFile, profileOf, programFolder } from './profile.ts';
import { version } from './version.ts';

/** The app with one blog open, as a command sees it: the same contract as a window. */
export interface CommandApp {
  readonly api: Api;
  readonly blog: OpenedBlog;
  /**
   * The blog path of a file given absolutely or from the current directory.
   * @throws post.not-found for the blog's own folder; path.outside-root
   */
  blogPath(file: string): string;
}

/**
 * Runs `use` with the blog found from `folder` upwards, then ends the app.
 * @throws blog.not-found, blog.unreadable and whatever `use` throws.
 */
export async function withBlog<T>(
  terminal: Terminal,
  folder: string | undefined,
  use: (app: CommandApp) => Promise<T>,
): Promise<T> {
  const app = await createApp({
    profile: profileOf(terminal),
    sampleSource: programFolder(terminal, 'sample'),
    version,
    isWatching: false,
    remembersBlog: false,
    index: { workerFile: indexWorkerFile(terminal), isInBackground: false },
    ...(canAsk() ? { askProgram: askProgram(terminal) } : {}),
  });
  const [ours, theirs] = createMemoryPorts();
  app.connect(theirs, plainWindow(null));
  try {
    const { api } = await connectApi(ours);
    answerInTerminal(api, { input: process.stdin, output: process.stderr });
    const blog = await api.call('blog.open', { folder: resolve(terminal.cwd, folder ?? '.') });
    return await use({ api, blog, blogPath: file => blogPathOf(blog.root, resolve(terminal.cwd, file)) });
  } finally {
    ours.close();
    await app.close();
  }
}

function blogPathOf(root: string, file: string): string {
  const path = insidePath(root, file) ?? insidePath(root, withoutLinks(file));
  if (path === null) throw new AppError('path.outside-root', { path: file, root });
  if (path === '') throw new AppError('post.not-found', { path: file });
  return path.split(sep).join('/');
}

/** How `file` is called from `root`; null where it is not in it. */
function insidePath(root: string, file: string): string | null {
  const path = relative(root, file);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? null : path;
}

/** The way to a file, which need not be there, without the links to its folders: the blog may be named by such a one. */
function withoutLinks(file: string): string {
  const folder = dirname(file);
  if (folder === file) return file;
  try {
    return join(realpathSync(folder), basename(file));
  } catch {
    return join(withoutLinks(folder), basename(file));
  }
}
