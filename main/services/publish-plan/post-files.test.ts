import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { SiteFixture } from '../publish/testing/site-fixture.ts';
import { findPostFiles, referencedAssets } from './post-files.ts';
import { readWorkChanges } from './work-changes.ts';

const all = (text: string) => referencedAssets(text, url => url);

describe('addresses of a post', () => {
  test.each([
    ['![a](images/a.png)', ['images/a.png']],
    ['![a](images/a.png "A title")', ['images/a.png']],
    ['![a](<images/a b.png>)', ['images/a b.png']],
    ['![a](images/a_(1).png)', ['images/a_(1).png']],
    ['![a](images/a\\_b.png)', ['images/a_b.png']],
    ['[![a](small.png)](large.png)', ['small.png', 'large.png']],
    ['![a][x]\n\n[x]: /images/x.png "t"', ['/images/x.png']],
    ['[file](files/a.pdf)', ['files/a.pdf']],
    ['<img alt="x" src="/a.png">', ['/a.png']],
    ["<IMG SRC='/a.png'>", ['/a.png']],
    ['<a href="/a.zip?x=1&amp;y=2">', ['/a.zip?x=1&y=2']],
    ['<img srcset="a.png 1x, b.png 2x">', ['a.png', 'b.png']],
    ['<video poster="p.jpg"><source src="v.mp4"></video>', ['p.jpg', 'v.mp4']],
    ['.. image:: /images/a.png\n   :target: /images/b.png', ['/images/a.png', '/images/b.png']],
    ['.. figure:: a.png', ['a.png']],
    ['.. |logo| image:: logo.png', ['logo.png']],
    ['![a](a.png) and ![a](a.png)', ['a.png']],
    ['nothing [here] (at all)', []],
  ])('of %j are %j', (text, expected) => {
    expect(all(text)).toEqual(expected);
  });

  test('that lead nowhere in the blog are left out', () => {
    const resolve = (url: string) => (url.startsWith('/') ? url.slice(1) : undefined);
    expect(referencedAssets('![a](/a.png) ![b](https://x/b.png)', resolve)).toEqual(['a.png']);
  });

  test.each(['](', '![a](', '[a]: ', '<img src="', '](((((', '\\', '] (', 'srcset="'])(
    'of a megabyte of %j are found in linear time',
    piece => {
      expect(all(piece.repeat(1_000_000 / piece.length))).toBeInstanceOf(Array);
    },
    10_000,
  );
});

describe('files of a post', () => {
  let site: SiteFixture;
  beforeEach(() => {
    site = new SiteFixture();
  });
  afterEach(() => site.remove());
  const find = async (own: readonly string[]) => {
    const { all } = await readWorkChanges(await openRepository(site.blog), 'new');
    const parts = findPostFiles({ root: site.blog, own, changed: all, resolve: url => url });
    return parts.map(({ path, role }) => `${role} ${path}`);
  };

  test('are its own, what it shows, and the page it replaces, but no other post', async () => {
    site.write('posts/old.html', '<p>old</p>');
    site.git('add', '.');
    site.git('commit', '-q', '-m', 'Old');
    site.write('posts/old.md', '![a](images/a.png) [other](posts/one.md)');
    const own = ['posts/old.md', 'posts/old.meta'];
    expect(await find(own)).toEqual(['text posts/old.md', 'picture images/a.png']);
    site.write('posts/old.meta', '.. title: Old');
    const both = ['text posts/old.md', 'sidecar posts/old.meta'];
    expect(await find(own)).toEqual([...both, 'picture images/a.png']);
    site.drop('posts/old.html');
    expect(await find(own)).toEqual([...both, 'replaced posts/old.html', 'picture images/a.png']);
  });

  test('of a removed post are its own', async () => {
    site.write('posts/one.meta', '.. title: One');
    site.git('add', '.');
    site.git('commit', '-q', '-m', 'Sidecar');
    site.drop('posts/one.md');
    site.drop('posts/one.meta');
    const own = ['posts/one.md', 'posts/one.meta'];
    expect(await find(own)).toEqual(['text posts/one.md', 'sidecar posts/one.meta']);
  });
});
