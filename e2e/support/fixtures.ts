import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { BlogWindow } from './blog-window.ts';
import { gitHome, makeRepository } from './git.ts';
import { type LeysinProcess, startLeysin } from './leysin-process.ts';
import { nikolaBlog, tinyPng } from './nikola-blog.ts';

/** A blog in a folder of its own, a bare remote beside it, and an environment that touches nothing else. */
export interface TestBlog {
  readonly folder: string;
  readonly remote: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What makes a blog for a test and the window on it. */
export interface Desk {
  /** A folder that is removed after the test. */
  readonly place: string;
  /** Writes the files (or copies a folder) and makes a repository of them unless told not to. */
  makeBlog(source?: Readonly<Record<string, string | Buffer>> | string, isRepository?: boolean): TestBlog;
  serve(blog: TestBlog): Promise<LeysinProcess>;
  /** Serves the blog and opens its window in the test's page, or in another one. */
  open(blog: TestBlog, page?: Page): Promise<BlogWindow>;
}

export const test = base.extend<{ desk: Desk }>({
  desk: async ({ page: firstPage }, use) => {
    const place = realpathSync(mkdtempSync(join(tmpdir(), 'leysin-e2e-')));
    const running: LeysinProcess[] = [];
    const desk: Desk = {
      place,
      makeBlog: (source = { ...nikolaBlog, 'images/ridge.png': tinyPng }, isRepository = true) => {
        const blog = describeBlog(place);
        if (typeof source === 'string') cpSync(source, blog.folder, { recursive: true });
        else writeFiles(blog.folder, source);
        if (isRepository) makeRepository(blog.env, blog.folder, blog.remote);
        return blog;
      },
      serve: async blog => {
        const process = await startLeysin(blog.folder, blog.env);
        running.push(process);
        return process;
      },
      open: async (blog, page = firstPage) => {
        const { address } = await desk.serve(blog);
        await page.goto(address);
        return new BlogWindow(page);
      },
    };
    await use(desk);
    await Promise.all(
      running
        .filter(({ child }) => child.exitCode === null && child.signalCode === null)
        .map(({ stop }) => stop()),
    );
    rmSync(place, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

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
