import type { Handlers } from '../../../shared/api/contract.ts';
import { type BlogFieldsReader, createBlogFieldsReader } from '../../services/posts/blog-fields.ts';
import { saveSidecar } from '../../services/posts/save-sidecar.ts';
import type { BlogFolder } from '../blog-folders.ts';
import type { WindowSession } from '../window-session.ts';
import { folderOfPost } from './folder-of-post.ts';

type MetadataCalls = 'blog.fields' | 'posts.saveSidecar';

/** Handlers of what the form about a post's metadata needs besides its text. */
export function createMetadataHandlers(session: WindowSession): Pick<Handlers, MetadataCalls> {
  const readers = new WeakMap<BlogFolder, BlogFieldsReader>();
  const readerOf = (folder: BlogFolder) => {
    const reader = readers.get(folder) ?? createBlogFieldsReader(folder.blog, folder.index);
    readers.set(folder, reader);
    return reader;
  };
  return {
    'blog.fields': (_params, { signal }) => readerOf(session.folder()).read(signal),
    'posts.saveSidecar': async ({ path, text, baseVersion }) => {
      const { blog, index } = folderOfPost(session, path);
      const saved = await saveSidecar(blog, path, text, baseVersion);
      index.changed([saved.path]);
      return { version: saved.version };
    },
  };
}
