import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '../../../shared/app-error.ts';
import { listFiles } from '../blog/list-files.ts';
import { openBlog, viewOf } from '../blog/open-blog.ts';
import { readSettingsFile } from '../blog/settings-file.ts';
import { createHiddenCommentFinder } from '../index/hidden-comments.ts';
import { createPostStore } from '../index/post-store.ts';
import { createBlogFieldsReader } from '../posts/blog-fields.ts';
import { createPostIndex } from '../posts/post-index.ts';
import { readRecord } from '../posts/post-record.ts';
import { readPublished, referencedAssets } from '../publish-plan/post-files.ts';
import { createTextSearch } from '../search/text-search.ts';
import { isThereInside, readInside, realPathInside } from './read-inside.ts';

let folder: string;
let root: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'leysin-inside-')));
  root = join(folder, 'blog');
  mkdirSync(root);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(join(folder, target), join(root, path));
}

function outcome(path: string, largestBytes = 100): string {
  try {
    return readInside(root, path, largestBytes).toString();
  } catch (error) {
    if (isAppError(error)) return error.code;
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

describe('readInside', () => {
  beforeEach(() => {
    write('outside/s.md', 'SECRET');
    write('blog/posts/a.md', 'own');
    write('blog/.git/config', 'PASSWORD');
  });

  it('follows links in the blog, and none that leads out of it or into .git, wherever on the way it is', () => {
    link('linked', 'blog/posts');
    link('a.md', 'blog/posts/a.md');
    link('out', 'outside');
    link('out.md', 'outside/s.md');
    link('second.md', 'blog/out.md');
    link('git.md', 'blog/.git/config');
    link('gits', 'blog/.git');
    link('loop.md', 'blog/loop.md');
    link('none.md', 'blog/none-there.md');
    expect(['posts/a.md', 'linked/a.md', 'a.md'].map(path => outcome(path))).toEqual(['own', 'own', 'own']);
    const refused = [
      'out/s.md',
      'out.md',
      'second.md',
      '../outside/s.md',
      'git.md',
      'gits/config',
      '.git/config',
    ];
    expect(refused.map(path => outcome(path))).toEqual([
      ...Array.from({ length: 4 }, () => 'path.outside-root'),
      ...Array.from({ length: 3 }, () => 'path.not-allowed'),
    ]);
    expect(['loop.md', 'none.md', 'posts'].map(path => outcome(path))).toEqual(['ELOOP', 'ENOENT', 'EISDIR']);
    expect(['out/s.md', 'a.md', 'none.md'].map(path => isThereInside(root, path))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is not led out by a folder whose name begins with that of the blog', () => {
    write('blog-2/s.md', 'SECRET');
    link('near.md', 'blog-2/s.md');
    expect(outcome('near.md')).toBe('path.outside-root');
  });

  it('reads through a root that is a link itself', () => {
    symlinkSync(root, join(folder, 'way'));
    expect(readInside(join(folder, 'way'), 'posts/a.md', 100).toString()).toBe('own');
    expect(realPathInside(join(folder, 'way'), 'posts/a.md')).toBe(join(root, 'posts/a.md'));
  });

  it('reads all of a file and none that is too large', () => {
    expect([outcome('posts/a.md', 3), outcome('posts/a.md', 2)]).toEqual(['own', 'file.too-large']);
  });
});

const secretPost =
  '---\ntitle: SECRETTITLE\ntags: [SECRETTAG]\nsecretkey: SECRET\n---\n\nSECRETWORD ![](own.png)\n';
const ownPost = '---\ntitle: Own\n---\n\nText.\n';
const context = { signal: new AbortController().signal, progress: () => {} };

/** Everything that the list, the search, the form and the plan of a publish say of the post `path`. */
async function ask(path: string): Promise<string> {
  const blog = await openBlog(root, { isSample: false, isTrusted: false });
  const store = createPostStore(blog);
  const index = createPostIndex(blog);
  const texts = createTextSearch(store);
  try {
    const answer = await texts.search('SECRETWORD', context);
    const said = [
      blog.site,
      (await store.survey(context)).survey.entries,
      answer.groups,
      texts.snippets('SECRETWORD', [path]),
      store.readText(path),
      store.readText(path.replace('.md', '.meta')),
      await createBlogFieldsReader(blog, index).read(),
      await index.list(),
      await index.source(path).catch(error => error.code),
      await index.comments(path).catch(error => error.code),
      referencedPictures(path),
    ];
    return JSON.stringify(said);
  } finally {
    await index.close();
  }
}

function referencedPictures(path: string): readonly string[] {
  const shown: string[] = [];
  referencedAssets(
    readPublished(root, path),
    url => void shown.push(url === 'own.png' ? 'SECRETPICTURE' : ''),
  );
  return shown;
}

describe.each([
  ['in the blog', 'blog/kept', true],
  ['out of the blog', 'outside', false],
])('a link that leads to something %s', (_, place, isOwn) => {
  const secrets = (text: string) => [...new Set(text.match(/SECRET[A-Z]+/g) ?? [])].sort();

  it('shows the post it stands for, or nothing of it', async () => {
    write('blog/hugo.toml', 'title = "x"\n');
    write('blog/content/posts/own.md', ownPost);
    write(`${place}/s.md`, secretPost);
    link('content/posts/link.md', `${place}/s.md`);
    expect(secrets(await ask('content/posts/link.md'))).toEqual(
      isOwn ? ['SECRETPICTURE', 'SECRETTAG', 'SECRETTITLE', 'SECRETWORD'] : [],
    );
  });

  it('shows the post behind a folder on the way that became a link, or nothing of it', async () => {
    write('blog/hugo.toml', 'title = "x"\n');
    write('blog/content/posts/in/link.md', ownPost);
    write(`${place}/link.md`, secretPost);
    const blog = await openBlog(root, { isSample: false, isTrusted: false });
    const store = createPostStore(blog);
    await store.survey(context);
    rmSync(join(root, 'content/posts/in'), { recursive: true });
    link('content/posts/in', place);
    const path = 'content/posts/in/link.md';
    const said = [store.readText(path), readRecord(blog, path, 'post', undefined), readPublished(root, path)];
    expect(secrets(JSON.stringify(said))).toEqual(isOwn ? ['SECRETTAG', 'SECRETTITLE', 'SECRETWORD'] : []);
  });

  it('shows what the sidecar it stands for says, or nothing of it', async () => {
    write(
      'blog/conf.py',
      'BLOG_TITLE = "x"\nPOSTS = (("posts/*.md", "posts", "post.tmpl"),)\nCOMPILERS = {}\n',
    );
    write('blog/posts/own.md', 'Text.\n');
    write(`${place}/s.meta`, '.. title: SECRETTITLE\n.. slug: own\n.. tags: SECRETTAG\n');
    link('posts/own.meta', `${place}/s.meta`);
    expect(secrets(await ask('posts/own.md'))).toEqual(isOwn ? ['SECRETTAG', 'SECRETTITLE'] : []);
  });

  it('hides the comment it stands for, or does not look at it', async () => {
    write(
      'blog/conf.py',
      'BLOG_TITLE = "x"\nPOSTS = (("posts/*.md", "posts", "post.tmpl"),)\nCOMPILERS = {}\n',
    );
    write('blog/posts/own.md', '.. title: Own\n\nText.\n');
    write(`${place}/c.wpcomment`, '.. id: 1\n.. approved: False\n\nHidden.\n');
    link('posts/own.1.wpcomment', `${place}/c.wpcomment`);
    const blog = await openBlog(root, { isSample: false, isTrusted: false });
    const hidden = await createHiddenCommentFinder(blog).find(['posts/own.1.wpcomment'], context.signal);
    expect(hidden.size).toBe(isOwn ? 1 : 0);
  });

  it('gives a generator the settings it stands for, or none', async () => {
    write(`${place}/c.toml`, 'title = "SECRETTITLE"\n');
    link('hugo.toml', `${place}/c.toml`);
    expect(viewOf(root, ['hugo.toml']).text('hugo.toml')).toBe(isOwn ? 'title = "SECRETTITLE"\n' : undefined);
  });
});

it('reads no list of ignored files and no corrections through a link, wherever it leads', async () => {
  write('blog/output/own.md', ownPost);
  write('outside/ignored', 'output\n');
  write('outside/settings', '{ "language": "SECRET" }');
  link('.gitignore', 'outside/ignored');
  link('.leysin.json', 'outside/settings');
  expect(await listFiles(root)).toContain('output/own.md');
  const { text, settings } = await readSettingsFile(root);
  expect([text, settings.problems.map(({ data }) => data.reason)]).toEqual([null, ['not-a-file']]);
  rmSync(join(root, '.gitignore'));
  write('blog/.gitignore', 'output\n');
  expect(await listFiles(root)).not.toContain('output/own.md');
});

/** What of `node:fs` gives away what is in a file. */
const readerPattern = /\b(?:readFile|readFileSync|createReadStream|open|openSync)\b/;

/** Who reads files in another way: our own ones, git's, or what `resolveInside` has answered for. */
const readers = [
  'services/blog/read-branch.ts',
  'services/blog/settings-file.ts',
  'services/files/',
  'services/git/commit-trace.ts',
  'services/git/head.ts',
  // ssh's list of hosts.
  'services/git/host-key-problem.ts',
  'services/images/import-image.ts',
  'services/import/convert-post.ts',
  'services/index/name-reading-rules.ts',
  'services/index/post-cache.ts',
  'services/journal/',
  'services/merge/write-incoming-file.ts',
  // Which run of ours it has taken note of.
  'services/online/waiting-store.ts',
  'services/posts/read-post.ts',
  'services/posts/save-copy.ts',
  'services/publish/testing/',
  // The mark beside a clone that is being made.
  'services/repository/clone-blog.ts',
  'services/sample/',
  'services/settings/json-file.ts',
  'services/sign-in/ask-server.ts',
  'services/processes/process-mark.ts',
  'services/site-run/run-record.ts',
  // What git would read of a repository's settings, wherever these lead.
  'services/trust/read-plain-file.ts',
];

it('is the only way in which the services and the app read what lies in a blog', () => {
  const main = join(import.meta.dirname, '../..');
  const files = ['services', 'app'].flatMap(top =>
    readdirSync(join(main, top), { recursive: true, encoding: 'utf8' }).map(name => `${top}/${name}`),
  );
  const imports = (file: string) =>
    readFileSync(join(main, file), 'utf8').match(/^import [^;]*? from 'node:fs(?:\/promises)?';$/gms) ?? [];
  const found = files
    .map(file => file.replaceAll('\\', '/'))
    .filter(file => file.endsWith('.ts') && !/\.test(-support)?\.ts$/.test(file))
    .filter(file => imports(file).some(line => readerPattern.test(line)));
  expect(found.length).toBeGreaterThan(10);
  expect(found.filter(file => !readers.some(reader => file.startsWith(reader)))).toEqual([]);
});
