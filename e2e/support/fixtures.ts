import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, type BrowserContext, test as base, type Page } from '@playwright/test';
import { BlogWindow } from './blog-window.ts';
import type { DesktopApp } from './desktop/desktop-app.ts';
import { findElectron } from './desktop/find-electron.ts';
import type { RunningDesktop } from './desktop/running-desktop.ts';
import { type DesktopStart, startDesktop } from './desktop/start-desktop.ts';
import { gitHome, makeRepository } from './git.ts';
import { type LeysinProcess, startLeysin } from './leysin-process.ts';
import { nikolaBlog, tinyPng } from './nikola-blog.ts';
import type { ProgramStart, RunningProgram } from './running-program.ts';

/** What shows the windows: the browser shell, the desktop shell on a double of Electron, or in Electron itself. */
export type ShellName = 'browser' | 'double' | 'electron';

/** A blog in a folder of its own, a bare remote beside it, and an environment that touches nothing else. */
export interface TestBlog {
  readonly folder: string;
  readonly remote: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What makes a blog for a test and the window on it, in the shell of the project. */
export interface Desk {
  /** A folder that is removed after the test. */
  readonly place: string;
  /** Writes the files (or copies a folder) and makes a repository of them unless told not to. */
  makeBlog(source?: Readonly<Record<string, string | Buffer>> | string, isRepository?: boolean): TestBlog;
  /** Starts the program and waits for its first window. */
  start(what: ProgramStart): Promise<RunningProgram>;
  /** The first window of a program that is started for the blog. */
  open(blog: TestBlog): Promise<BlogWindow>;
  /** Starts a desktop shell and waits for its first window; not in the browser's project. */
  startDesktop(what: DesktopStart): Promise<RunningDesktop>;
  /** Serves the folder to whoever has the address; for what only the browser shell has. */
  serve(what: ProgramStart): Promise<LeysinProcess>;
  /** A page of a browser that no shell knows of. */
  newPage(): Promise<Page>;
}

/** What a project says of its specs. */
export interface ShellOptions {
  readonly shell: ShellName;
}

interface TestFixtures {
  readonly desk: Desk;
  /** Skips what the machine cannot run, before anything is started for it. */
  readonly skipAbsentShell: undefined;
}

/** A browser started by the first who asks: tests in Electron itself have no use for one. */
interface WorkerFixtures {
  readonly browserOnDemand: () => Promise<Browser>;
}

export const test = base.extend<TestFixtures, ShellOptions & WorkerFixtures>({
  shell: ['browser', { option: true, scope: 'worker' }],
  skipAbsentShell: [
    async ({ shell }, use, testInfo) => {
      const found = shell === 'electron' ? findElectron() : undefined;
      if (found && 'missing' in found) {
        // Counted apart from what is skipped for want of data: see `e2e/tools/test-counts.ts`.
        testInfo.annotations.push({ type: 'absent shell', description: found.missing });
        testInfo.skip(true, found.missing);
      }
      await use(undefined);
    },
    { auto: true },
  ],
  browserOnDemand: [
    async ({ playwright }, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => {
        browser ??= playwright.chromium.launch();
        return browser;
      });
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],
  desk: async ({ shell, browserOnDemand }, use) => {
    const place = realpathSync(mkdtempSync(join(tmpdir(), 'leysin-e2e-')));
    const ends: (() => Promise<unknown>)[] = [];
    const newContext = async () => {
      const context = await (await browserOnDemand()).newContext();
      ends.push(() => context.close());
      return context;
    };
    // The pages of a test share their cookies, as those of a person do.
    let ownContext: Promise<BrowserContext> | undefined;
    const desk: Desk = {
      place,
      makeBlog: (source = { ...nikolaBlog, 'images/ridge.png': tinyPng }, isRepository = true) => {
        const blog = describeBlog(place);
        if (typeof source === 'string') cpSync(source, blog.folder, { recursive: true });
        else writeFiles(blog.folder, source);
        if (isRepository) makeRepository(blog.env, blog.folder, blog.remote);
        return blog;
      },
      start: async what => {
        if (shell !== 'browser') return programOf(await desk.startDesktop(what));
        const server = await desk.serve(what);
        const page = await desk.newPage();
        await page.goto(server.address);
        return { window: new BlogWindow(page), stop: server.stop, kill: server.kill };
      },
      open: async blog => (await desk.start(blog)).window,
      startDesktop: async what => {
        if (shell === 'browser') throw new Error('the browser shell is no desktop');
        const app = await startDesktop(what, shell === 'double' ? newContext : undefined);
        ends.push(async () => app.isRunning() && app.kill());
        return app;
      },
      serve: async ({ folder, env }) => {
        const server = await startLeysin(folder, env);
        const { child } = server;
        ends.push(async () => child.exitCode === null && child.signalCode === null && server.stop());
        return server;
      },
      newPage: async () => {
        ownContext ??= newContext();
        return (await ownContext).newPage();
      },
    };
    await use(desk);
    for (const end of ends.reverse()) await end();
    rmSync(place, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

async function programOf(app: DesktopApp): Promise<RunningProgram> {
  return {
    window: await firstWindow(app),
    stop: async () => (await app.quit()).code,
    kill: () => app.kill(),
  };
}

/** The window of a desktop shell that was opened first. */
export async function firstWindow(app: DesktopApp): Promise<BlogWindow> {
  const [page] = await app.windows();
  if (!page) throw new Error('the desktop shell has no window');
  return new BlogWindow(page, app);
}

function describeBlog(place: string): TestBlog {
  const env = { ...gitHome(place), LEYSIN_HOME: join(place, 'leysin-home') };
  return { folder: join(place, 'blog'), remote: join(place, 'remote.git'), env };
}

function writeFiles(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
