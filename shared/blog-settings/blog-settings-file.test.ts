import { describe, expect, it } from 'vitest';
import { describeError } from '../errors/describe-error.ts';
import type { BlogCorrections } from '../model/blog-settings.ts';
import { readBlogSettings } from './read-blog-settings.ts';
import { writeBlogSettings } from './write-blog-settings.ts';

const all: BlogCorrections = {
  generator: 'hugo',
  siteRoot: 'docs',
  postFolders: ['content/blog', ''],
  newPostName: 'content/blog/{year}/{slug}/index.{lang}.md',
  newPostMetadata: 'toml',
  draftsFolder: 'drafts',
  imagesFolder: '',
  languages: ['en', 'pt-br'],
  postAddress: '/{year}/{slug}/',
  timeZone: 'Europe/Zurich',
};

const read = (settings: object) => readBlogSettings(JSON.stringify({ version: 1, ...settings }));

describe('the file of corrections', () => {
  it('gives back what was written', () => {
    const text = writeBlogSettings(null, all);
    expect(readBlogSettings(text)).toEqual({ corrections: all, problems: [] });
    expect(text).toContain('"imagesFolder": "."');
    expect(writeBlogSettings(text, all)).toBe(text);
  });

  it('is written in one known form', () => {
    expect(writeBlogSettings(null, { timeZone: 'UTC', postFolders: ['a'] })).toBe(
      '{\n  "version": 1,\n  "postFolders": [\n    "a"\n  ],\n  "timeZone": "UTC"\n}\n',
    );
  });

  it('keeps what others put there, in its order and indentation', () => {
    const old =
      '{\n\t"$schema": "x",\n\t"timeZone": "UTC",\n\t"version": 1,\n\t"__proto__": {"a": 1},\n\t"mine": [1]\n}\n';
    const text = writeBlogSettings(old, { imagesFolder: 'img' });
    expect(text).toBe(
      '{\n\t"$schema": "x",\n\t"version": 1,\n\t"__proto__": {\n\t\t"a": 1\n\t},\n\t"mine": [\n\t\t1\n\t],\n\t"imagesFolder": "img"\n}\n',
    );
    expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
  });

  it('keeps a value that cannot be used until there is one that can', () => {
    const old = '{"version": 1, "timeZone": "Mars/Base", "languages": "en"}';
    const kept = JSON.parse(writeBlogSettings(old, { imagesFolder: 'img', timeZone: 'UTC' }));
    expect(kept).toEqual({ version: 1, timeZone: 'UTC', languages: 'en', imagesFolder: 'img' });
  });

  it('takes folders as people write them', () => {
    expect(read({ postFolders: ['./a/', 'a', ' b '], imagesFolder: '.' }).corrections).toEqual({
      postFolders: ['a', 'b'],
      imagesFolder: '',
    });
  });
});

describe('a file that cannot be used at all', () => {
  it.each([
    ['', 'not-json'],
    ['{"version": 1,}', 'not-json'],
    ['// no\n{"version": 1}', 'not-json'],
    ['\0\0', 'not-json'],
    ['[]', 'not-an-object'],
    ['null', 'not-an-object'],
    ['"version"', 'not-an-object'],
    ['{}', 'no-version'],
    ['{"version": "1"}', 'no-version'],
    ['{"version": 0.5}', 'no-version'],
    ['{"__proto__": {"version": 1}}', 'no-version'],
    ['{"version": 2, "timeZone": "UTC"}', 'newer-version'],
    [`{"version": 1, "a": "${'x'.repeat(70_000)}"}`, 'too-large'],
  ])('%.40j is %s', (text, reason) => {
    expect(readBlogSettings(text)).toEqual({
      corrections: {},
      problems: [{ code: 'settings.unreadable', data: { reason } }],
    });
  });

  it('never throws, however deep it goes', () => {
    const text = `{"version":1,"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    const { corrections, problems } = readBlogSettings(text);
    expect(corrections).toEqual({});
    // Where the engine reads it, it must be able to write it, too.
    if (problems.length === 0) expect(writeBlogSettings(text, {})).toContain('[');
    else expect(problems[0]?.data).toEqual({ reason: 'not-json' });
  });
});

describe('a value that cannot be used', () => {
  it.each([
    ['generator', 'wordpress', 'not-a-generator'],
    ['generator', '__proto__', 'not-a-generator'],
    ['generator', ['hugo'], 'not-a-generator'],
    ['siteRoot', '../other', 'leaves-blog'],
    ['siteRoot', 7, 'not-text'],
    ['postFolders', 'posts', 'not-a-list'],
    ['postFolders', [], 'not-a-list'],
    ['postFolders', Array(51).fill('a'), 'not-a-list'],
    ['postFolders', ['posts', null], 'not-text'],
    ['postFolders', ['/etc'], 'leaves-blog'],
    ['postFolders', ['a/../../b'], 'leaves-blog'],
    ['postFolders', ['C:\\blog'], 'leaves-blog'],
    ['postFolders', ['a\\..\\..\\b'], 'leaves-blog'],
    ['draftsFolder', '.git/hooks', 'leaves-blog'],
    ['draftsFolder', 'a/.GIT', 'leaves-blog'],
    ['draftsFolder', 'a/git~1/x', 'leaves-blog'],
    ['imagesFolder', 'a\0b', 'leaves-blog'],
    ['imagesFolder', 'a//b', 'leaves-blog'],
    ['imagesFolder', '/', 'leaves-blog'],
    ['imagesFolder', 'x'.repeat(2_000), 'leaves-blog'],
    ['newPostName', '../{slug}.md', 'leaves-blog'],
    ['newPostName', '.git/{slug}.md', 'leaves-blog'],
    ['newPostName', 'posts/{year}.md', 'no-slug'],
    ['newPostName', 'posts/{slug}', 'no-ending'],
    ['newPostName', 'posts/{slug}.sh', 'no-ending'],
    ['newPostName', '{home}/{slug}.md', 'unknown-word'],
    ['newPostName', '{slug}{.md', 'unknown-word'],
    ['newPostMetadata', 'xml', 'not-a-style'],
    ['newPostMetadata', 'constructor', 'not-a-style'],
    ['languages', ['en', '../x'], 'not-a-language'],
    ['postAddress', '{slug}/', 'no-slash'],
    ['postAddress', '/{year}/', 'no-slug'],
    ['timeZone', 'Mars/Base', 'not-a-zone'],
    ['timeZone', {}, 'not-text'],
  ])('%s: %.40j (%s)', (key, value, reason) => {
    const { corrections, problems } = read({
      [key]: value,
      ...(key === 'timeZone' ? {} : { timeZone: 'UTC' }),
    });
    expect(problems).toEqual([{ code: 'settings.bad-value', data: { key, reason } }]);
    // The others are in use all the same.
    expect(corrections).toEqual(key === 'timeZone' ? {} : { timeZone: 'UTC' });
    const { text } = describeError({ code: 'settings.bad-value', data: { key, reason } });
    expect(text).toContain(key);
    expect(text).not.toContain('cannot be used.');
  });
});
