import { join } from 'node:path';
import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { Blog } from '../../../shared/model/blog.ts';
import type { DiskText, PostFile } from '../../../shared/model/post.ts';
import { requireFilled } from '../../services/files/require-filled.ts';
import { importImage } from '../../services/images/import-image.ts';
import { createPost } from '../../services/posts/create-post.ts';
import { readPostText } from '../../services/posts/read-post.ts';
import { saveCopy } from '../../services/posts/save-copy.ts';
import { savePost } from '../../services/posts/save-post.ts';
import type { AppParts } from '../app-parts.ts';
import type { HeldPost, WindowSession } from '../window-session.ts';
import { folderOfPost } from './folder-of-post.ts';
import { importPost } from './import-post.ts';
import { createPostLister } from './list-posts.ts';
import { readPost } from './read-post.ts';

type PostCalls =
  | 'posts.list'
  | 'posts.believe'
  | 'posts.read'
  | 'posts.onDisk'
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
  const lister = createPostLister();
  const keyOf = ({ root }: Blog, path: string) => ({ blogRoot: root, path, session: session.id });
  return {
    'posts.list': (_params, { signal, progress }) => lister.list(session.folder(), signal, progress),
    'posts.believe': async () => lister.believe(session.folder()),
    'posts.read': async ({ path }) => {
      const post = await readPost(parts, session.folder(), path, session.id);
      await keepHeld(parts, session, post);
      session.holdPost(path, post.version);
      // The post does not wait for it: on a slow disk it takes longer than reading.
      if (parts.options.remembersBlog)
        settings.rememberPost(session.folder().blog.root, path).catch(error => parts.log.warn(String(error)));
      journal.opened({ ...keyOf(session.folder().blog, path), version: post.version, text: post.text });
      return post;
    },
    'posts.onDisk': ({ path }) => readDisk(parts, session, path),
    'posts.save': async ({ path, text, baseVersion, journalSeq, isReplacing }) => {
      const { blog, index } = folderOfPost(session, path);
      if (isReplacing || isOverwriting(session, path, baseVersion)) await keepDisk(parts, blog, path);
      const saved = await savePost(blog.root, path, text, baseVersion).catch(error => {
        throw namingJournal(parts, error);
      });
      if (session.openPost?.path === path) session.holdPost(path, saved.version);
      index.changed([path]);
      await journal.saved({ ...keyOf(blog, path), ...saved, text, seq: journalSeq });
      return saved;
    },
    'posts.saveCopy': async ({ path, text }) => {
      const { blog, index } = folderOfPost(session, path);
      await requireFilled(blog.root);
      const copy = await saveCopy(blog.root, path, text);
      index.changed([copy.path]);
      return copy;
    },
    'posts.create': async ({ title, lang, draft }) => {
      const { blog, index } = session.folder();
      // In a new blog, the first post does come into an empty folder.
      if (session.openPost) await requireFilled(blog.root);
      return createPost(blog, index, {
        title,
        lang: lang ?? blog.site.defaultLang,
        draft,
        now: new Date(),
      });
    },
    'posts.convert': async ({ path, mayDrop = false }) => {
      // The converter is loaded when it is used, not when the program starts.
      const { convertPost } = await import('../../services/import/convert-post.ts');
      const { blog, index, generator } = folderOfPost(session, path);
      const { text } = await readPostText(blog.root, path);
      const source = await index.source(path);
      const post = {
        text,
        ...(source.sidecarText === undefined ? {} : { sidecar: source.sidecarText }),
        dialect: generator.dialect(blog.site, path),
        mayDrop,
      };
      const report = await convertPost(blog.root, path, post, async old => {
        await parts.keeper.keepVersion(blog.root, path, old, 'converted');
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
 * Puts aside the text a window had of a post when the file holds another by now: a clean window follows the
 * disk without a question, and what another program emptied must still be somewhere.
 */
async function keepHeld(
  { journal, keeper }: AppParts,
  session: WindowSession,
  { path, version }: Pick<PostFile, 'path' | 'version'>,
): Promise<void> {
  const { root } = session.folder().blog;
  const { openPost } = session;
  if (openPost?.path !== path || openPost.version === version || keptAside.has(openPost)) return;
  keptAside.add(openPost);
  const text = journal.heldText({ blogRoot: root, path, session: session.id });
  if (text) await keeper.keepVersion(root, path, text, 'conflict');
}

/** The file of a post that the window goes on typing over another version of. */
async function readDisk(parts: AppParts, session: WindowSession, path: string): Promise<DiskText> {
  const file = await readPostText(folderOfPost(session, path).blog.root, path);
  await keepHeld(parts, session, { path, version: file.version });
  return file;
}

/** What windows held and was put aside: a file that changes again and again puts it there once. */
const keptAside = new WeakSet<HeldPost>();

/** Says with a blog that is gone where the text is that could not be saved in it. */
function namingJournal({ options }: AppParts, error: unknown): unknown {
  if (!isAppError(error, 'blog.gone')) return error;
  return new AppError('blog.gone', { ...error.data, kept: join(options.profile, 'journal') }, error);
}

/** Whether the user decided to replace a version that this window never had in its editor. */
function isOverwriting({ openPost }: WindowSession, path: string, baseVersion: string): boolean {
  return openPost?.path === path && openPost.version !== baseVersion;
}

/** Puts the version that is about to be replaced aside. */
async function keepDisk({ keeper }: AppParts, blog: Blog, path: string): Promise<void> {
  // A file that is gone or cannot be read is what saving will say.
  const found = await readPostText(blog.root, path).catch(error => {
    if (isAppError(error)) return undefined;
    throw error;
  });
  if (found) await keeper.keepVersion(blog.root, path, found.text, 'conflict');
}
