import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listNearFiles } from './list-near-files.ts';
import { openBlog } from './open-blog.ts';

const facts = { isSample: false, isTrusted: true };

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'leysin-near-')));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

it('the files near a folder are its own, those one level down, and hidden or deeper configuration', async () => {
  await write({
    'a.md': '',
    'posts/b.md': '',
    'posts/2020/c.md': '',
    'config/_default/hugo.toml': '',
    'config/production/hugo.toml': '',
    '.vitepress/config.mts': '',
    '.vuepress/config/index.js': '',
    '.github/workflows/hugo.yml': '',
    '.git/HEAD': '',
  });
  expect([...(await listNearFiles(folder))].sort()).toEqual([
    '.vitepress/config.mts',
    '.vuepress/config/index.js',
    'a.md',
    'config/_default/hugo.toml',
    'posts/b.md',
  ]);
  expect(await listNearFiles(join(folder, 'none'))).toEqual([]);
});

describe('a site that has its configuration in a folder', () => {
  const date = '---\ndate: 2020-01-01\n---\n';
  const sites: readonly (readonly [string, string, string])[] = [
    ['vitepress', '.vitepress/config.mts', 'posts/2020/a.md'],
    ['vitepress', '.vitepress/config/index.ts', 'posts/2020/a.md'],
    ['vuepress', '.vuepress/config.js', '_posts/2020/a.md'],
    ['hugo', 'config/_default/hugo.toml', 'content/posts/2020/a.md'],
    ['hugo', 'config/_default/hugo.yaml', 'content/posts/2020/a.md'],
    ['astro', 'astro.config.mjs', 'src/content/blog/2020/a.md'],
    ['gatsby', 'gatsby-config.js', 'content/blog/a/index.md'],
    ['next', 'next.config.mjs', 'data/blog/2020/a.md'],
  ];

  it.each(sites)('(%s, %s) is found from a folder deep inside it', async (generator, config, post) => {
    await write({ [`blog/${config}`]: '', [`blog/${post}`]: date });
    const { root, site } = await openBlog(dirname(join(folder, 'blog', post)), facts);
    expect([root, site.generator, site.root]).toEqual([join(folder, 'blog'), generator, '']);
  });

  it.each(sites)(
    '(%s, %s) is found up to three levels down, and no deeper',
    async (generator, config, post) => {
      await write({ '.git/HEAD': '', [`a/b/c/${config}`]: '', [`a/b/c/${post}`]: date });
      expect((await openBlog(folder, facts)).site).toMatchObject({ generator, root: 'a/b/c' });
      await rm(join(folder, 'a'), { recursive: true });
      await write({ [`a/b/c/d/${config}`]: '', [`a/b/c/d/${post}`]: date });
      expect((await openBlog(folder, facts)).site.generator).toBe('plain');
    },
  );
});
