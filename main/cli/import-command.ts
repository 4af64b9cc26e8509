import { readFile, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { AppError, isAppError } from '../../shared/app-error.ts';
import type { ImportReport } from '../../shared/model/import-report.ts';
import { toFileError } from '../services/files/file-error.ts';
import { type Command, type Terminal, textOption, type Values } from './command.ts';
import { type CommandApp, withBlog } from './connect-app.ts';

/** `leysin import`: HTML to Markdown posts. */
export const importCommand: Command = {
  help: `leysin import FILE… [--as html] [--folder FOLDER] [--print] [--report FILE.json]

Turns HTML into Markdown, keeping links, code, headings, lists, images, line breaks and comments. An HTML post of the
blog is converted in place (its sidecar stays, its .html goes), unless its generator would leave parts of it out then;
anything else becomes a new post. Never overwrites.

  --as html           what the files are (other kinds come later)
  --folder FOLDER     the blog (default: the current directory)
  --print             print the Markdown and write nothing
  --report FILE.json  write what was kept and lost`,
  options: {
    as: { type: 'string' },
    folder: { type: 'string' },
    print: { type: 'boolean' },
    report: { type: 'string' },
  },
  positionals: Number.POSITIVE_INFINITY,
  run: async (files, values, terminal) => {
    const [first] = files;
    if (first === undefined)
      throw new AppError('usage', { message: 'A file is missing', usage: 'leysin import FILE…' });
    const kind = textOption(values, 'as') ?? 'html';
    if (kind !== 'html')
      throw new AppError('usage', {
        message: `Files of kind "${kind}" cannot be imported yet`,
        usage: '--as html',
      });
    return withBlog(terminal, textOption(values, 'folder'), app => importAll(app, files, values, terminal));
  },
};

async function importAll(app: CommandApp, files: readonly string[], values: Values, terminal: Terminal) {
  const reports: ImportReport[] = [];
  try {
    for (const file of files) {
      const report = await importFile(app, resolve(terminal.cwd, file), values.print === true, terminal);
      reports.push(report);
      if (report.path !== null) terminal.out(join(app.blog.root, report.path));
      for (const { what, count } of report.lost) terminal.say(`  not kept: ${what} (${count})`);
      for (const { what, count } of report.dropped)
        terminal.say(`  left out by this blog's generator: ${what} (${count})`);
    }
  } finally {
    // Also when a later file fails: what was imported before stands.
    const target = textOption(values, 'report');
    if (target !== undefined) await writeReport(resolve(terminal.cwd, target), reports);
  }
  return 0;
}

async function writeReport(target: string, reports: readonly ImportReport[]): Promise<void> {
  const json = reports.length === 1 ? reports[0] : reports;
  try {
    await writeFile(target, `${JSON.stringify(json, undefined, 2)}\n`);
  } catch (error) {
    throw toFileError(error, target);
  }
}

async function importFile(app: CommandApp, file: string, isPrinted: boolean, terminal: Terminal) {
  if (!isPrinted && (await isPostOfBlog(app, file)))
    return app.api.call('posts.convert', { path: app.blogPath(file), mayDrop: false });
  const bytes = new Uint8Array(await readInput(file));
  const { report, markdown } = await app.api.call('posts.import', { name: basename(file), bytes, isPrinted });
  if (isPrinted) terminal.out(markdown.replace(/\n$/, ''));
  return report;
}

async function isPostOfBlog(app: CommandApp, file: string): Promise<boolean> {
  try {
    const path = app.blogPath(file);
    return (await app.api.call('posts.list', undefined)).some(post => post.path === path);
  } catch (error) {
    if (isAppError(error, 'path.outside-root') || isAppError(error, 'post.not-found')) return false;
    throw error;
  }
}

async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw toFileError(error, file);
  }
}
