import type { Handlers } from '../../../shared/api/contract.ts';
import type { Blog } from '../../../shared/model/blog.ts';
import type { PostFile } from '../../../shared/model/post.ts';
import { importImage } from '../../services/images/import-image.ts';
import { createPost } from '../../services/posts/create-post.ts';
import { readPostText } from '../../services/posts/read-post.ts';
import { saveCopy } from '../../services/posts/save-copy.ts';
import { savePost } from '../../services/posts/save-post.ts';
import type { AppParts } from '../app-parts.ts';
import type { WindowSession } from '../window-session.ts';
import { folderOfPost } from './folder-of-post.ts';
import { importPost } from './import-post.ts';
import { readPost } from './read-post.ts';

type PostCalls =
  | 'posts.list'
  | 'posts.read'
  | 'posts.save'
  | 'posts.saveCopy'
  | 'posts.create'
  | 'posts.convert'
  | 'posts.import'
  | 'posts.place'
  | 'images.import';

/** Handlers of what concerns posts, their journals and their images. */
export function createPostHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, PostCalls> {
  const { journal, settings } = parts;
  const keyOf = ({ root }: Blog, path: string) => ({ blogRoot: root, path, session: session.id });
  return {
    'posts.list': (_params, { signal, progress }) => session.folder().index.list(signal, progress),
    'posts.read': async ({ path }) => {
      const post = await readPost(parts, session.folder(), path, session.id);
      await keepHeld(parts, session, post);
      session.holdPost(path, post.version);
      if (parts.options.remembersBlog)
        await settings
          .rememberPost(session.folder().blog.root, path)
          .catch(error => parts.log.warn(String(error)));
      journal.opened({ ...keyOf(session.folder().blog, path), version: post.version, text: post.text });
      return post;
    },
    'posts.save': async ({ path, text, baseVersion, journalSeq }) => {
      const { blog, index } = folderOfPost(session, path);
      if (isOverwriting(session, path, baseVersion)) await keepDisk(parts, blog, path);
      const saved = await savePost(blog.root, path, text, baseVersion);
      if (session.openPost?.path === path) session.holdPost(path, saved.version);
      index.changed([path]);
      await journal.saved({ ...keyOf(blog, path), ...saved, text, seq: journalSeq });
      return saved;
    },
    'posts.saveCopy': async ({ path, text }) => {
      const { blog, index } = folderOfPost(session, path);
      const copy = await saveCopy(blog.root, path, text);
      index.changed([copy.path]);
      return copy;
    },
    'posts.create': async ({ title, lang, draft }) => {
      const { blog, index } = session.folder();
      return createPost(blog, index, {
        title,
        lang: lang ?? blog.site.defaultLang,
        draft,
        now: new Date(),
      });
    },
    'posts.convert': async ({ path }) => {
      // The converter is loaded when it is used, not when the program starts.
      const { convertPost } = await import('../../services/import/convert-post.ts');
      const { blog, index, generator } = folderOfPost(session, path);
      const { text } = await readPostText(blog.root, path);
      const source = await index.source(path);
      const post = {
        text,
        ...(source.sidecarText === undefined ? {} : { sidecar: source.sidecarText }),
        dialect: generator.dialect(blog.site, path),
      };
      const report = await convertPost(blog.root, path, post, async old => {
        await parts.history.keepVersion(blog.root, path, old, 'converted');
      });
      index.changed(report.path === null ? [path] : [path, report.path]);
      return report;
    },
    'posts.import': params => importPost(session.folder(), params),
    'posts.place': async ({ path, place }) => settings.rememberPlace(session.folder().blog.root, path, place),
    'images.import': async ({ post, name, bytes }) => {
      const { blog, generator } = folderOfPost(session, post);
      const place = generator.imagePlace(blog.site, post);
      const { path, fileName } = await importImage(blog.root, place.folder, name, bytes);
      return { path, link: place.link(fileName) };
    },
  };
}

/**
 * Puts the text a window had of a post into the history when the file holds another by now: a clean window follows the
 * disk without a question, and what another program emptied must still be somewhere.
 */
async function keepHeld(
  { journal, history }: AppParts,
  session: WindowSession,
  post: PostFile,
): Promise<void> {
  const { root } = session.folder().blog;
  const { openPost } = session;
  if (openPost?.path !== post.path || openPost.version === post.version) return;
  const text = journal.heldText({ blogRoot: root, path: post.path, session: session.id });
  if (text) await history.keepVersion(root, post.path, text, 'conflict');
}

/** Whether the user decided to replace a version that this window never had in its editor. */
function isOverwriting({ openPost }: WindowSession, path: string, baseVersion: string): boolean {
  return openPost?.path === path && openPost.version !== baseVersion;
}

/** Puts the version that is about to lose into the history. */
async function keepDisk({ history }: AppParts, blog: Blog, path: string): Promise<void> {
  const { text } = await readPostText(blog.root, path);
  await history.keepVersion(blog.root, path, text, 'conflict');
}
