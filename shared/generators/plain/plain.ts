import { itemsOf, textOf } from '../../metadata/metadata-block.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { encodeUrlPath, localUrlPath } from '../assets/asset-url.ts';
import { findImageFolder } from '../assets/image-folder.ts';
import { commonMark, mdx } from '../dialects/markdown-dialects.ts';
import { firstHeading } from '../front-matter/first-heading.ts';
import { parseDate } from '../front-matter/parse-date.ts';
import type { FolderView, Generator, ImagePlace, PostSource } from '../generator.ts';
import {
  endingOf,
  folderOf,
  followPath,
  joinPath,
  nameOf,
  relativePath,
  withoutEnding,
} from '../paths/blog-paths.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { isRepositoryFile } from '../paths/repository-files.ts';
import { titleFromName } from '../paths/title-words.ts';
import { newPlainPost } from './new-post.ts';

/** A folder of Markdown without a generator: every file is a post, its first heading the title, its folder the category. */
export const plain = {
  name: 'plain',
  label: 'Plain folder',
  recognise,
  classify,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata,
  metadataInText: (_site, source) => readYamlFrontMatter(source.text),
  translationsOf: () => [],
  commentFiles: () => [],
  dialect: (_site, path) => (endingOf(path) === '.mdx' ? mdx : commonMark),
  resolveAsset,
  imagePlace,
  newPost: newPlainPost,
} satisfies Generator;

function recognise(folder: FolderView): Site {
  return {
    generator: 'plain',
    root: '',
    title: '',
    defaultLang: 'en',
    languages: ['en'],
    timeZone: 'UTC',
    postPatterns: ['**/*.md', '**/*.markdown'],
    pagePatterns: [],
    imageFolder: findImageFolder(folder.paths, '', ['images', 'img', 'assets', 'assets/images', 'static']),
    options: {},
  };
}

function classify(_site: Site, path: BlogPath): PostKind | undefined {
  const isHidden = /(?:^|\/)(?:\.|node_modules\/)/.test(path);
  if (isHidden || isRepositoryFile(path) || formatOfEnding(path) !== 'markdown') return undefined;
  return 'post';
}

// `2024-05-06-a-title`
const datedPattern = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(.+))?$/;

function readMetadata(site: Site, source: PostSource): ReturnType<Generator['readMetadata']> {
  const block = readYamlFrontMatter(source.text);
  const name = withoutEnding(nameOf(source.path));
  const [, day = '', rest = ''] = datedPattern.exec(name) ?? [];
  const date = textOf(block, 'date') || day;
  const folder = folderOf(source.path);
  const named = [...itemsOf(block, 'category', /$^/), ...itemsOf(block, 'categories', ',')];
  const metadata = {
    title: textOf(block, 'title') || firstHeading(source.text, block?.to ?? 0) || titleFromName(rest || name),
    date,
    instant: parseDate(date, site.timeZone),
    draft: textOf(block, 'draft').toLowerCase() === 'true',
    tags: itemsOf(block, 'tags', ','),
    categories: named.length > 0 || folder === '' ? named : [folder],
    slug: textOf(block, 'slug') || rest || name,
    lang: textOf(block, 'lang') || site.defaultLang,
    description: textOf(block, 'description'),
    author: textOf(block, 'author'),
  };
  return block?.error === undefined ? { metadata } : { metadata, error: block.error };
}

function resolveAsset(_site: Site, url: string, post: BlogPath): BlogPath | undefined {
  const path = localUrlPath(url);
  if (path === undefined) return undefined;
  return (path.startsWith('/') ? followPath('', path) : followPath(folderOf(post), path)) || undefined;
}

function imagePlace(site: Site, post: BlogPath): ImagePlace {
  const folder = site.imageFolder;
  return {
    folder,
    link: fileName => encodeUrlPath(relativePath(folderOf(post), joinPath(folder, fileName))),
  };
}
