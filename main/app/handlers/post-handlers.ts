import type { Handlers } from '../../../shared/api/contract.ts';
import { AppError, isAppError } from '../../../shared/app-error.ts';
import type { PostFile } from '../../../shared/model/post.ts';
import { importImage } from '../../services/images/import-image.ts';
import { convertPost } from '../../services/import/convert-post.ts';
import { createPost } from '../../services/posts/create-post.ts';
import { readPostText } from '../../services/posts/read-post.ts';
import { saveCopy } from '../../services/posts/save-copy.ts';
import { savePost } from '../../services/posts/save-post.ts';
import type { AppParts } from '../app-parts.ts';
import type { BlogFolder } from '../blog-folders.ts';
import type { WindowSession } from '../window-session.ts';
import { importPost } from './import-post.ts';

type PostCalls =
  | 'posts.list'
  | 'posts.read'
  | 'posts.save'
  | 'posts.saveCopy'
  | 'posts.create'
  | 'posts.convert'
  | 'posts.import'
  | 'posts.place'
  | 'journal.append'
  | 'journal.discard'
  | 'images.import';

/** Handlers of what concerns posts, their journals and their images. */
export function createPostHandlers(parts: AppParts, session: WindowSession): Pick<Handlers, PostCalls> {
  const { journal, settings } = parts;
  return {
    'posts.list': (_params, { signal }) => session.folder().index.list(signal),
    'posts.read': async ({ path }) => {
      const post = await readPost(parts, session.folder(), path);
      session.holdPost(path, post.version);
      return post;
    },
    'posts.save': async ({ path, text, baseVersion, journalSeq }) => {
      const { blog, index } = folderOfPost(session, path);
      const saved = await savePost(blog.root, path, text, baseVersion);
      if (session.openPost?.path === path) session.holdPost(path, saved.version);
      index.changed([path]);
      await journal.saved({
        blogRoot: blog.root,
        path,
        session: session.id,
        seq: journalSeq,
        version: saved.version,
        text,
      });
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
      const created = await createPost(blog, index, {
        title,
        lang: lang ?? blog.site.defaultLang,
        draft,
        now: new Date(),
      });
      index.changed();
      return created;
    },
    'posts.convert': async ({ path }) => {
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
      index.changed();
      return report;
    },
    'posts.import': params => importPost(session.folder(), params),
    'posts.place': async ({ path, place }) => settings.rememberPlace(session.folder().blog.root, path, place),
    'journal.append': async ({ path, baseVersion, seq, changes }) => {
      const { blog } = folderOfPost(session, path);
      await journal.append({ blogRoot: blog.root, path, session: session.id, baseVersion, seq, changes });
    },
    'journal.discard': async ({ path }) => journal.discard(session.folder().blog.root, path),
    'images.import': async ({ post, name, bytes }) => {
      const { blog, generator } = folderOfPost(session, post);
      const place = generator.imagePlace(blog.site, post);
      const { path, fileName } = await importImage(blog.root, place.folder, name, bytes);
      return { path, link: place.link(fileName) };
    },
  };
}

/** The shown blog, when `path` names a post of it. @throws post.not-found */
function folderOfPost(session: WindowSession, path: string): BlogFolder {
  const folder = session.folder();
  if (folder.generator.classify(folder.blog.site, path) === undefined)
    throw new AppError('post.not-found', { path });
  return folder;
}

async function readPost(parts: AppParts, folder: BlogFolder, path: string): Promise<PostFile> {
  const { blog, generator, index } = folder;
  const { site } = blog;
  if (generator.classify(site, path) === undefined) throw new AppError('post.not-found', { path });
  const { text, version, readOnly } = await readPostText(blog.root, path);
  const sidecar = generator.sidecarOf(site, path);
  const sidecarText = sidecar === undefined ? undefined : await readSidecar(blog.root, sidecar);
  const source = { path, text, ...(sidecarText === undefined ? {} : { sidecarText }) };
  const recovered = await parts.journal.recover(blog.root, path, parts.liveSessions);
  const place = parts.settings.place(blog.root, path);
  return {
    path,
    text,
    version,
    format: generator.format(site, path),
    entry: await index.entry(path),
    metadata: generator.readMetadata(site, source).metadata,
    ...(sidecar !== undefined && sidecarText !== undefined ? { sidecar, sidecarText } : {}),
    ...(readOnly === undefined ? {} : { readOnly }),
    comments: await index.comments(path),
    ...(recovered === undefined ? {} : { recovered }),
    ...(place === undefined ? {} : { place }),
  };
}

async function readSidecar(root: string, sidecar: string): Promise<string | undefined> {
  try {
    return (await readPostText(root, sidecar)).text;
  } catch (error) {
    if (isAppError(error, 'post.not-found')) return undefined;
    throw error;
  }
}
