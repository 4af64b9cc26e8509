import { dayOf } from '../generators/front-matter/format-date.ts';
import type { Generator, NewPost, NewPostRequest } from '../generators/generator.ts';
import { folderOf, isBelow, joinPath, nameOf, withoutEnding } from '../generators/paths/blog-paths.ts';
import type { BlogPath, Site } from '../model/blog.ts';
import type { BlogCorrections } from '../model/blog-settings.ts';
import { neighboursInStyle } from './metadata-samples.ts';
import { fillName } from './name-pattern.ts';

/** A new post as the generator makes it, with the place, name and dialect that the user wants instead. */
export function correctNewPost(
  generator: Generator,
  site: Site,
  request: NewPostRequest,
  corrections: BlogCorrections,
): NewPost {
  const { newPostMetadata } = corrections;
  const neighbours =
    newPostMetadata === undefined
      ? request.neighbours
      : neighboursInStyle(generator, site, request.neighbours, newPostMetadata);
  const made = generator.newPost(site, { ...request, neighbours });
  const path = correctPath(site, made.path, request, corrections);
  if (path === made.path) return made;
  const sidecar = generator.sidecarOf(site, path);
  return {
    path,
    files: made.files.map(file => ({
      ...file,
      path: file.path === made.path ? path : (sidecar ?? file.path),
    })),
  };
}

function correctPath(
  site: Site,
  own: BlogPath,
  request: NewPostRequest,
  { newPostName, postFolders, draftsFolder }: BlogCorrections,
): BlogPath {
  const { slug, lang } = request;
  // A generator with a folder for drafts keeps them there.
  const isOwnDraft = request.draft && isInDrafts(own);
  if (request.draft && draftsFolder !== undefined)
    return isBelow(draftsFolder, own) ? own : joinPath(draftsFolder, unitOf(own));
  const isNameable = lang === site.defaultLang || newPostName?.includes('{lang}') === true;
  if (newPostName !== undefined && isNameable && !isOwnDraft)
    return fillName(newPostName, { slug, lang, day: dayOf(request.instant, site.timeZone) });
  const [first] = postFolders ?? [];
  if (first === undefined || isOwnDraft || postFolders?.some(folder => isBelow(folder, own)) === true)
    return own;
  return joinPath(first, unitOf(own));
}

/** Whether a path lies in a folder that Jekyll and Hexo know as that of drafts. */
export function isInDrafts(path: BlogPath): boolean {
  return /(?:^|\/)_drafts\//.test(path);
}

/** A post's name, with the folder that is its own. */
function unitOf(path: BlogPath): BlogPath {
  const isBundle = /^_?index$/i.test(withoutEnding(nameOf(path)));
  return isBundle ? joinPath(nameOf(folderOf(path)), nameOf(path)) : nameOf(path);
}
