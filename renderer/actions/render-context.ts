import type { RenderContext } from '../../shared/markdown/preview-protocol.ts';
import type { OpenedBlog } from '../../shared/model/blog.ts';
import type { PostFile } from '../../shared/model/post.ts';

/** What rendering a post of the blog depends on besides its text. */
export function renderContext(blog: OpenedBlog, file: PostFile): RenderContext {
  const { path, format, sidecarText } = file;
  const { site, assetBase } = blog;
  const remotePictures = blog.remotePictures ? 'shown' : 'offered';
  const context = { site, path, format, assetBase, remotePictures } as const;
  return sidecarText === undefined ? context : { ...context, sidecarText };
}
