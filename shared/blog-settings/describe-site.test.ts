import { expect, it } from 'vitest';
import { findGenerator } from '../generators/all-generators.ts';
import { folderOfFiles } from '../generators/paths/folder-view.test-support.ts';
import type { BlogCorrections } from '../model/blog-settings.ts';
import type { PostEntry } from '../model/post.ts';
import { describeSite } from './describe-site.ts';
import { placesOfPosts } from './post-places.ts';
import { settleSite } from './settle-site.ts';

function describe(files: Readonly<Record<string, string>>, corrections: BlogCorrections = {}) {
  const folder = folderOfFiles(files);
  const { site } = settleSite(folder, { corrections, problems: [] });
  const generator = findGenerator(site.generator);
  const entries = folder.paths.flatMap((path): PostEntry[] => {
    const kind = generator.classify(site, path);
    if (kind === undefined) return [];
    const { metadata } = generator.readMetadata(site, { path, text: files[path] ?? '' });
    return [{ ...metadata, path, kind, translations: [], comments: 0, state: 'ok' }];
  });
  entries.sort((a, b) => (a.instant === null ? 1 : 0) - (b.instant === null ? 1 : 0));
  const neighbours = entries
    .filter(({ kind }) => kind === 'post')
    .map(({ path }) => ({ path, text: files[path] ?? '' }));
  const facts = describeSite({ site, folder, entries, neighbours, instant: '2026-11-23T08:00:00.000Z' });
  return Object.fromEntries(facts.map(fact => [fact.key, fact]));
}

const jekyll = {
  'docs/_config.yml': 'title: A\ntimezone: Europe/Zurich\npermalink: pretty\n',
  'docs/_posts/2024-01-02-a.md': '---\nlayout: post\ntitle: A\ndate: 2024-01-02 10:00:00 +0100\n---\n',
  'docs/_drafts/b.md': '---\ntitle: B\n---\n',
  'docs/assets/images/x.png': '',
};

it('says in plain words what was found, and what says so', () => {
  const facts = describe(jekyll);
  expect(Object.values(facts).map(({ label, text, evidence }) => `${label}: ${text}. ${evidence}`)).toEqual([
    'Generator: Jekyll. docs/_config.yml is its configuration.',
    'Site: docs. docs/_config.yml lies there.',
    'Posts: 1 post in docs/_drafts, 1 post in docs/_posts. The newest is docs/_posts/2024-01-02-a.md.',
    'New posts: Named like docs/_posts/2026-11-23-a-new-post.md. As docs/_posts/2024-01-02-a.md is.',
    'Metadata: YAML front matter between ---. As in docs/_posts/2024-01-02-a.md.',
    'Drafts: 1 draft; a new one goes to docs/_drafts. The newest is docs/_drafts/b.md.',
    'Images: docs/assets/images, linked like /assets/images/picture.png. 1 picture there.',
    'Languages: en. 2 posts in en.',
    'Addresses: /{category}/{year}/{month}/{day}/{slug}/. “permalink” in docs/_config.yml says so.',
    'Time zone: Europe/Zurich. docs/_config.yml names it.',
  ]);
  expect(facts.newPostName?.value).toBe('docs/_posts/{year}-{month}-{day}-{slug}.md');
});

it('says of a plain folder that nothing says more', () => {
  const facts = describe({ 'a.md': '# A\n', 'b/c.md': '# C\n' });
  expect(facts.generator?.evidence).toBe('No configuration of a generator was found.');
  expect(facts.postFolders).toMatchObject({ text: '2 posts in the blog’s own folder', value: '.' });
  expect(facts.newPostMetadata?.value).toBe('none');
  expect(facts.draftsFolder?.text).toBe('0 drafts; nothing would keep a new one from being published');
  expect(facts.postAddress?.value).toBe('');
});

it('says which lines the user set', () => {
  const facts = describe(jekyll, { timeZone: 'UTC' });
  expect(facts.timeZone).toMatchObject({
    value: 'UTC',
    isCorrected: true,
    evidence: 'You said so in .leysin.json.',
  });
  expect(facts.generator?.isCorrected).toBe(false);
});

it('names few folders for many posts', () => {
  const names = (paths: readonly string[]) =>
    placesOfPosts(paths).map(({ folder, count }) => [folder, count]);
  expect(names([])).toEqual([]);
  expect(names(['posts/2023/a.md', 'posts/2024/05/b.md', 'posts/c/index.md', 'news/d.md'])).toEqual([
    ['posts', 3],
    ['news', 1],
  ]);
  const many = Array.from({ length: 20 }, (_, number) => `x/${number}/1.md`);
  expect(names([...many, 'y/1.md'])).toEqual([
    ['x', 20],
    ['y', 1],
  ]);
  expect(names(['index.md', 'a/b.md'])).toEqual([['', 2]]);
});

it('tells posts in many languages in one line', () => {
  const languages = ['en', 'de', 'fr', 'it', 'rm'];
  const posts = languages.map(lang => [
    `content/${lang}/blog/a.md`,
    '---\ntitle: A\ndate: 2024-01-02\n---\n',
  ]);
  const config = languages.map(lang => `[languages.${lang}]\ncontentDir = "content/${lang}"\n`).join('');
  const facts = describe(Object.fromEntries([['hugo.toml', `baseURL = "x"\n${config}`], ...posts]));
  expect(facts.postFolders?.text).toBe(
    '1 post in content/de/blog, 1 post in content/en/blog, 1 post in content/fr/blog, 2 in 2 other folders',
  );
  expect(facts.postFolders?.value.split(', ')).toHaveLength(5);
});

it('says when pictures lie beside their post', () => {
  const facts = describe({
    'hugo.toml': 'baseURL = "x"\n',
    'content/posts/a/index.md': '---\ntitle: A\ndate: 2024-01-02\n---\n',
    'content/posts/a/x.png': '',
  });
  expect(facts.imagesFolder).toMatchObject({
    text: 'In the folder of their post, linked like picture.png',
    value: '',
  });
});
