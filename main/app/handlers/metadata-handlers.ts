import type { Handlers } from '../../../shared/api/contract.ts';
import { isAppError } from '../../../shared/app-error.ts';
import { type BlogFieldsReader, createBlogFieldsReader } from '../../services/posts/blog-fields.ts';
import { isCommitted } from '../../services/posts/is-committed.ts';
import { readSidecar } from '../../services/posts/read-sidecar.ts';
import { saveSidecar } from '../../services/posts/save-sidecar.ts';
import type { AppParts } from '../app-parts.ts';
import type { BlogFolder } from '../blog-folders.ts';
import { mayRunGit } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';
import { folderOfPost } from './folder-of-post.ts';

type MetadataCalls = 'blog.fields' | 'posts.sidecarOnDisk' | 'posts.saveSidecar' | 'posts.isCommitted';

/** Handlers of what the form about a post's metadata needs besides its text. */
export function createMetadataHandlers(
  parts: AppParts,
  session: WindowSession,
): Pick<Handlers, MetadataCalls> {
  const readers = new WeakMap<BlogFolder, BlogFieldsReader>();
  const readerOf = (folder: BlogFolder) => {
    const reader = readers.get(folder) ?? createBlogFieldsReader(folder.blog, folder.index);
    readers.set(folder, reader);
    return reader;
  };
  return {
    'blog.fields': (_params, { signal }) => readerOf(session.folder()).read(signal),
    'posts.sidecarOnDisk': async ({ path }) => {
      const { blog } = folderOfPost(session, path);
      return (await readSidecar(blog, path)) ?? null;
    },
    'posts.saveSidecar': async ({ path, text, baseVersion, journalSeq }) => {
      const { blog, index } = folderOfPost(session, path);
      const saved = await saveSidecar(blog, path, text, baseVersion);
      index.changed([saved.path]);
      await parts.journal.saved({
        ...saved,
        blogRoot: blog.root,
        session: session.id,
        text,
        seq: journalSeq,
      });
      return { version: saved.version };
    },
    'posts.isCommitted': async ({ path }, { signal }) => {
      const { blog } = folderOfPost(session, path);
      return (await mayRunGit(parts, blog)) ? await askGit(blog.root, path, signal) : null;
    },
  };
}

async function askGit(root: string, path: string, signal: AbortSignal): Promise<boolean | null> {
  try {
    return await isCommitted(root, path, signal);
  } catch (error) {
    if (isAppError(error, 'git.not-a-repository') || isAppError(error, 'git.missing')) return null;
    throw error;
  }
}
