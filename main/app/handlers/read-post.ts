import { AppError } from '../../../shared/app-error.ts';
import type { PostFile } from '../../../shared/model/post.ts';
import { readPostText } from '../../services/posts/read-post.ts';
import { readSidecar } from '../../services/posts/read-sidecar.ts';
import type { AppParts } from '../app-parts.ts';
import { assetBaseOf, type BlogFolder } from '../blog-folders.ts';

/** Gathers everything a window needs to show and edit a post. @throws post.not-found and the errors of reading */
export async function readPost(
  parts: AppParts,
  folder: BlogFolder,
  path: string,
  session: string,
): Promise<PostFile> {
  const { blog, generator, index } = folder;
  const { site } = blog;
  if (generator.classify(site, path) === undefined) throw new AppError('post.not-found', { path });
  const { text, version, readOnly } = await readPostText(blog.root, path);
  const sidecar = generator.sidecarOf(site, path);
  const beside = await readSidecar(blog, path);
  const source = { path, text, ...(beside === undefined ? {} : { sidecarText: beside.text }) };
  // What this very window typed and could not save comes back, too.
  const isOther = (id: string) => id !== session && parts.isLive(id);
  const recovered = await parts.journal.recover(blog.root, path, isOther);
  // Of a sidecar that is gone it stays in the journal until there is one again.
  const recoveredSidecar =
    sidecar && beside ? await parts.journal.recover(blog.root, sidecar, isOther) : undefined;
  const place = parts.settings.place(blog.root, path);
  return {
    path,
    text,
    version,
    format: generator.format(site, path),
    entry: await index.entry(path),
    metadata: generator.readMetadata(site, source).metadata,
    ...(sidecar !== undefined && beside !== undefined
      ? { sidecar, sidecarText: beside.text, sidecarVersion: beside.version }
      : {}),
    ...(beside?.readOnly === undefined ? {} : { sidecarReadOnly: beside.readOnly }),
    ...(readOnly === undefined ? {} : { readOnly }),
    comments: await showComments(folder, path),
    ...(recovered === undefined ? {} : { recovered }),
    ...(recoveredSidecar === undefined ? {} : { recoveredSidecar }),
    ...(place === undefined ? {} : { place }),
  };
}

async function showComments(
  { index, blog, assetKey }: BlogFolder,
  path: string,
): Promise<PostFile['comments']> {
  const assetBase = assetBaseOf(assetKey);
  // The page that shows comments never loads anything of another site, whatever the preview may.
  const context = { site: blog.site, path, format: 'html', assetBase, remotePictures: 'never' } as const;
  const comments = await index.comments(path);
  if (comments.length === 0) return [];
  // An HTML parser and all it needs: loaded when there is something to clean, not when the program starts.
  const { cleanComment } = await import('../../../shared/markdown/clean-comment.ts');
  return comments.map(({ author, date, html }) => ({ author, date, content: cleanComment(html, context) }));
}
