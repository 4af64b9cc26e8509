import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBlog } from './open-blog.ts';

const facts = { isSample: false, isTrusted: true };
const conf = 'POSTS = (("posts/*.md", "posts", "x"),)\nCOMPILERS = {}\nimport os; os.system("touch PWNED")\n';

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'leysin-open-')));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

describe('a blog', () => {
  it('is found from a folder deep inside it', async () => {
    await write({ 'blog/conf.py': conf, 'blog/posts/2020/01/a.md': '' });
    const blog = await openBlog(join(folder, 'blog/posts/2020/01'), facts);
    expect(blog).toMatchObject({
      root: join(folder, 'blog'),
      name: 'blog',
      isTrusted: true,
      isSample: false,
    });
    expect(blog.site).toMatchObject({ generator: 'nikola', root: '' });
  });

  it('is found from a folder of posts that lies deep in folders of categories', async () => {
    await write({ 'blog/_config.yml': '', 'blog/ja/news/_posts/2020-01-01-a.md': '' });
    expect((await openBlog(join(folder, 'blog/ja/news/_posts'), facts)).root).toBe(join(folder, 'blog'));
  });

  it('below a repository is the whole repository, with its site further down', async () => {
    await write({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'docs/_config.yml': '',
      'docs/_posts/2020-01-01-a.md': '',
    });
    await mkdir(join(folder, 'src/deep'), { recursive: true });
    const blog = await openBlog(join(folder, 'src/deep'), facts);
    expect([blog.root, blog.site.generator, blog.site.root]).toEqual([folder, 'jekyll', 'docs']);
    expect((await openBlog(join(folder, 'docs'), facts)).root).toBe(join(folder, 'docs'));
  });

  it('is a plain folder where nothing else is known', async () => {
    await write({ 'notes/a.md': '# A\n' });
    const blog = await openBlog(join(folder, 'notes'), facts);
    expect([blog.root, blog.site.generator, blog.branch]).toEqual([join(folder, 'notes'), 'plain', null]);
  });

  it('has its links resolved', async () => {
    await write({ 'real/conf.py': conf });
    await symlink(join(folder, 'real'), join(folder, 'link'));
    expect((await openBlog(join(folder, 'link'), facts)).root).toBe(join(folder, 'real'));
  });

  it('does not take a configuration that a link brings in from outside', async () => {
    await write({ 'outside/conf.py': conf, 'blog/a.md': '' });
    await symlink(join(folder, 'outside/conf.py'), join(folder, 'blog/conf.py'));
    expect((await openBlog(join(folder, 'blog'), facts)).site.generator).toBe('plain');
    await write({ 'blog/own/conf.py': conf });
    expect((await openBlog(join(folder, 'blog'), facts)).site.generator).toBe('nikola');
  });
});

describe('the branch', () => {
  it.each([
    ['ref: refs/heads/main\n', 'main'],
    ['ref: refs/heads/feature/a-b\n', 'feature/a-b'],
    ['4ae3a0984c8a665a1775096012f14c7b860c1eb1\n', null],
    ['', null],
    ['x'.repeat(10_000), null],
  ])('of HEAD %.30j is %s', async (head, branch) => {
    await write({ '.git/HEAD': head });
    expect((await openBlog(folder, facts)).branch).toBe(branch);
  });

  it('of a worktree stands in the folder its .git file names', async () => {
    await write({
      'main/.git/worktrees/w/HEAD': 'ref: refs/heads/other\n',
      'w/.git': 'gitdir: ../main/.git/worktrees/w\n',
    });
    expect((await openBlog(join(folder, 'w'), facts)).branch).toBe('other');
  });

  it("of a site below the repository is the repository's", async () => {
    await write({ '.git/HEAD': 'ref: refs/heads/gh\n', 'site/conf.py': conf });
    expect((await openBlog(join(folder, 'site'), facts)).branch).toBe('gh');
  });
});

describe('a folder that cannot be opened', () => {
  it('is not found when it is missing', async () => {
    await expect(openBlog(join(folder, 'none'), facts)).rejects.toMatchObject({ code: 'blog.not-found' });
    // A disk is no blog.
    await expect(openBlog('/', facts)).rejects.toMatchObject({ code: 'blog.not-found' });
  });

  it('is unreadable when it is a file', async () => {
    await write({ 'a.md': '' });
    await expect(openBlog(join(folder, 'a.md'), facts)).rejects.toMatchObject({ code: 'blog.unreadable' });
  });

  it.skipIf(process.getuid?.() === 0)('is unreadable without permission', async () => {
    await mkdir(join(folder, 'shut'));
    await chmod(join(folder, 'shut'), 0);
    await expect(openBlog(join(folder, 'shut'), facts)).rejects.toMatchObject({ code: 'blog.unreadable' });
  });
});

it('has the name of its folder', async () => {
  expect((await openBlog(folder, facts)).name).toBe(basename(folder));
});
