import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gitHome, makeRepository } from '../support/git.ts';
import { type LeysinProcess, startLeysin } from '../support/leysin-process.ts';

/** A temporary folder with a home of its own, for tools that run Leysin outside the test runner. */
export interface ScratchPlace {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Makes a committed and pushed blog named `name` from files, or from a copy of a folder; gives its folder. */
  makeBlog(name: string, source: Readonly<Record<string, string | Buffer>> | string): string;
  /** Serves a blog; null: Leysin as at its first start. */
  serve(blog: string | null): Promise<LeysinProcess>;
  /** Ends every server and removes the folder. */
  dispose(): Promise<void>;
}

/** Makes a scratch place below the system's folder for temporary files. */
export function makeScratchPlace(): ScratchPlace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'leysin-scratch-')));
  const env = { ...gitHome(folder), LEYSIN_HOME: join(folder, 'leysin-home') };
  const running: LeysinProcess[] = [];
  return {
    folder,
    env,
    makeBlog(name, source) {
      const blog = join(folder, name);
      if (typeof source === 'string') copyWritable(source, blog);
      else writeFiles(blog, source);
      makeRepository(env, blog, join(folder, `${name}-remote.git`));
      return blog;
    },
    async serve(blog) {
      const leysin = await startLeysin(blog, env);
      running.push(leysin);
      return leysin;
    },
    async dispose() {
      await Promise.all(
        running
          .filter(({ child }) => child.exitCode === null && child.signalCode === null)
          .map(({ stop }) => stop()),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Copies a folder that may be read-only into one that is not. */
function copyWritable(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(to, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink())
      chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}

function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
