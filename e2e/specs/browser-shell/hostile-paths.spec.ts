import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { digestFolder } from '../../support/folder-digest.ts';
import { addressForms, readHostilePaths, secret, setTraps } from '../../support/hostile-paths.ts';
import { connectWindow, getExactly, openSession } from '../../support/socket-client.ts';

const paths = readHostilePaths();

test.setTimeout(180_000);

test('no path of the table reads or writes anything outside the blog', async ({ desk }) => {
  test.skip(paths === undefined, 'the table of paths is not beside the project');
  const blog = desk.makeBlog();
  const traps = setTraps(blog.folder);
  const { address, child } = await desk.serve(blog);
  const session = await openSession(address);
  const window = await connectWindow(session);
  const { assetBase } = window.blog as { assetBase: string };
  const isInBlog = (path: string) => path.startsWith('blog') || path.startsWith('leysin-home');
  const look = () => ({
    around: digestFolder(desk.place, isInBlog),
    git: digestFolder(join(blog.folder, '.git')),
  });
  const before = look();
  const blogBefore = digestFolder(blog.folder);

  const read: string[] = [];
  const note = (what: string, answer: unknown) => {
    if (JSON.stringify(answer).includes(secret)) read.push(what);
  };
  for (const path of [...(paths ?? []), ...traps]) {
    for (const form of addressForms(path))
      note(
        `GET ${form}`,
        await getExactly(session.origin, `${assetBase}${form}`, { cookie: session.cookie }),
      );
    for (const [name, params] of callsWith(path)) note(`${name} ${path}`, await window.call(name, params));
  }
  expect(read).toEqual([]);
  expect(look()).toEqual(before);
  // New posts, copies and images may have come; what was there is as it was.
  expect(digestFolder(blog.folder)).toMatchObject(blogBefore);
  expect(child.exitCode).toBeNull();
  // Control: the same way does bring what may be had.
  const right = await getExactly(session.origin, `${assetBase}images/ridge.png`, { cookie: session.cookie });
  expect(right.status).toBe(200);
});

/** Every call that takes a path or a name, with this one. */
function callsWith(path: string): readonly (readonly [string, object])[] {
  const bytes = { $bytes: Buffer.from('GIF89a').toString('base64') };
  const place = { anchor: 0, head: 0, topLine: 1 };
  return [
    ['posts.read', { path }],
    ['posts.save', { path, text: 'x', baseVersion: '0'.repeat(64), journalSeq: 0 }],
    ['posts.saveCopy', { path, text: 'x' }],
    ['posts.convert', { path }],
    ['posts.place', { path, place }],
    ['posts.create', { title: path, lang: null, draft: false }],
    ['posts.import', { name: path, bytes, isPrinted: false }],
    ['images.import', { post: path, name: 'x.gif', bytes }],
    ['images.import', { post: 'posts/2024/first-snow.md', name: path, bytes }],
    ['journal.append', { path, baseVersion: 'x', seq: 1, changes: [] }],
    ['journal.discard', { path }],
    ['publish.plan', { posts: [path] }],
    ['publish.diff', { posts: [path], path }],
    ['publish.diff', { posts: null, path }],
    ['publish.run', { posts: null, message: null, seen: null, files: [path], isUnseen: false }],
  ];
}
