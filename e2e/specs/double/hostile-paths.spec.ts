import { join } from 'node:path';
import { expect, test } from '../../support/fixtures.ts';
import { digestFolder } from '../../support/folder-digest.ts';
import { addressForms, readHostilePaths, secret, setTraps } from '../../support/hostile-paths.ts';
import { getExactly } from '../../support/socket-client.ts';

const paths = readHostilePaths();

test('no path of the table leads app:// out of the blog', async ({ desk }) => {
  test.skip(paths === undefined, 'the table of paths is not beside the project');
  const blog = desk.makeBlog();
  const traps = setTraps(blog.folder);
  const { window } = await desk.start(blog);
  await window.openPost('First snow');
  const picture = await window.article.getByRole('img').evaluate(image => (image as HTMLImageElement).src);
  // The double answers app:// on an origin of its own; asked by hand, nothing tidies the path up on the way.
  const { origin, pathname } = new URL(picture);
  const assetBase = pathname.slice(0, pathname.indexOf('images/'));
  const before = digestFolder(join(blog.folder, '.git'));
  const read: string[] = [];
  for (const path of [...(paths ?? []), ...traps])
    for (const form of addressForms(path))
      for (const start of [assetBase, '/', '/print/', '/asset/'])
        if ((await getExactly(origin, `${start}${form}`)).body.includes(secret)) read.push(`${start}${form}`);
  expect(read).toEqual([]);
  expect(digestFolder(join(blog.folder, '.git'))).toEqual(before);
  // Control: the same way does bring what may be had.
  expect((await getExactly(origin, pathname)).status).toBe(200);
});
