import type { Generator, PostSource } from '../generators/generator.ts';
import { folderOf, isBelow, nameOf, withoutEnding } from '../generators/paths/blog-paths.ts';
import { formatOfEnding } from '../generators/paths/post-format.ts';
import { isRepositoryFile } from '../generators/paths/repository-files.ts';
import type { BlogPath, Site } from '../model/blog.ts';
import type { PostKind } from '../model/post.ts';
import { correctImagePlace } from './correct-image-place.ts';
import { correctNewPost, isInDrafts } from './correct-new-post.ts';
import { correctionsOf } from './site-corrections.ts';

/**
 * A generator that follows the corrections its sites carry. Whoever asks it, list, editor, preview or new post, gets the
 * blog as the user says it is; a site without corrections is treated as ever.
 */
export function correctGenerator(generator: Generator): Generator {
  return {
    ...generator,
    classify: (site, path) => classify(generator, site, path),
    accepts: (site, source) => accepts(generator, site, source),
    readMetadata: (site, source) => readMetadata(generator, site, source),
    imagePlace: (site, post) => {
      const { imagesFolder } = correctionsOf(site);
      return imagesFolder === undefined
        ? generator.imagePlace(site, post)
        : correctImagePlace(generator, site, post, imagesFolder);
    },
    newPost: (site, request) => correctNewPost(generator, site, request, correctionsOf(site)),
  };
}

function classify(generator: Generator, site: Site, path: BlogPath): PostKind | undefined {
  const own = generator.classify(site, path);
  const { postFolders, draftsFolder } = correctionsOf(site);
  if (postFolders === undefined && draftsFolder === undefined) return own;
  const folders = draftsFolder === undefined ? (postFolders ?? []) : [draftsFolder, ...(postFolders ?? [])];
  const folder = folders.find(name => isBelow(name, path));
  if (folder !== undefined) return classifyInFolder(own, folder, path);
  if (own !== 'post' || postFolders === undefined) return own;
  return draftsFolder === undefined && isInDrafts(path) ? own : undefined;
}

/** Everything in a folder of posts is one, but for what lists them and what says something of the repository. */
function classifyInFolder(own: PostKind | undefined, folder: BlogPath, path: BlogPath): PostKind | undefined {
  if (own === 'post') return own;
  const name = withoutEnding(nameOf(path)).toLowerCase();
  const isIndex = name === '_index' || (name === 'index' && folderOf(path) === folder);
  if (isIndex || isRepositoryFile(path)) return own;
  if (own === 'page') return 'post';
  const below = folder === '' ? path : path.slice(folder.length + 1);
  const isHidden = below.split('/').some(part => part.startsWith('.'));
  return isHidden || formatOfEnding(path) !== 'markdown' ? undefined : 'post';
}

function accepts(generator: Generator, site: Site, source: PostSource): boolean {
  const { postFolders, draftsFolder } = correctionsOf(site);
  const isCorrected = postFolders !== undefined || draftsFolder !== undefined;
  // What only the user calls a post, the generator has no say in.
  if (isCorrected && generator.classify(site, source.path) !== classify(generator, site, source.path))
    return true;
  return generator.accepts?.(site, source) ?? true;
}

function readMetadata(
  generator: Generator,
  site: Site,
  source: PostSource,
): ReturnType<Generator['readMetadata']> {
  const read = generator.readMetadata(site, source);
  const { draftsFolder } = correctionsOf(site);
  if (draftsFolder === undefined || !isBelow(draftsFolder, source.path) || read.metadata.draft) return read;
  return { ...read, metadata: { ...read.metadata, draft: true } };
}
