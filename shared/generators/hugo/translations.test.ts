import { describe, expect, it } from 'vitest';
import type { PostEntry } from '../../model/post.ts';
import { folderOfFiles } from '../paths/folder-view.test-support.ts';
import { hugo } from './hugo.ts';

function siteOf(config: string, more: Readonly<Record<string, string>> = {}) {
  const site = hugo.recognise(folderOfFiles({ 'hugo.toml': config, ...more }));
  if (site === undefined) throw new Error('not recognised');
  return site;
}

describe('translations', () => {
  const entry = (path: string, lang: string) => ({ path, lang, kind: 'post' }) as PostEntry;

  it('are named by language, with or without a folder of their own', () => {
    const site = siteOf('[languages.en]\n[languages.fr]\n[languages.zh-CN]\n');
    const at = (path: string) => entry(path, hugo.readMetadata(site, { path, text: '' }).metadata.lang);
    const entries = ['a.md', 'a.fr.md', 'a/index.zh-cn.md', 'a.de.md', 'b.fr.md'].map(name =>
      at(`content/posts/${name}`),
    );
    const [english, french, chinese, german] = entries as [PostEntry, PostEntry, PostEntry, PostEntry];
    expect([english.lang, french.lang, chinese.lang, german.lang]).toEqual(['en', 'fr', 'zh-CN', 'en']);
    expect(hugo.translationsOf(site, french, entries)).toEqual([english.path, chinese.path]);
    expect(hugo.translationsOf(site, german, entries)).toEqual([]);
  });

  it('are linked by translationKey, whatever their paths are, instead of by their paths', () => {
    const site = siteOf('[languages.en]\n[languages.fr]\n[languages.de]\n', {});
    const keyed = (path: string, lang: string, translationKey: string) => ({
      ...entry(path, lang),
      translationKey,
    });
    const about = keyed('content/posts/about.md', 'en', 'about');
    const french = keyed('content/posts/a-propos.fr.md', 'fr', 'about');
    const german = entry('content/posts/about.de.md', 'de');
    const entries = [about, french, german];
    expect(entries.map(one => hugo.translationsOf(site, one, entries))).toEqual([
      [french.path],
      [about.path],
      [],
    ]);
    const front = '---\ntitle: A\ntranslationKey: about\n---\n';
    expect(hugo.readMetadata(site, { path: about.path, text: front }).metadata.translationKey).toBe('about');
    const none = hugo.readMetadata(site, { path: about.path, text: front.replace('about', '') }).metadata;
    expect(none).not.toHaveProperty('translationKey');
  });

  it.each([
    '[languages.en]\ncontentDir = "content/en"\n[languages.fr]\ncontentDir = "content/fr"\n',
    '[languages.en]\n[languages.fr]\n[[module.mounts]]\nsource = "content/en"\ntarget = "content"\nlang = "en"\n[[module.mounts]]\nsource = "content/fr"\ntarget = "content"\nlang = "fr"\n',
    '[languages.en]\n[languages.fr]\n',
  ])('are mirrored by folder: %j', config => {
    const site = siteOf(config, { 'content/en/blog/a.md': '', 'content/fr/blog/a/index.md': '' });
    const english = entry('content/en/blog/a.md', 'en');
    const french = entry('content/fr/blog/a/index.md', 'fr');
    for (const { path, lang } of [english, french]) {
      expect(hugo.readMetadata(site, { path, text: '' }).metadata).toMatchObject({ lang, slug: 'a' });
      expect(hugo.classify(site, path)).toBe('post');
    }
    expect(hugo.translationsOf(site, english, [english, french])).toEqual([french.path]);
    expect(hugo.classify(site, 'content/fr/_index.md')).toBe('page');
  });
});
