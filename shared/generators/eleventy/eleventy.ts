import { itemsOf } from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostKind } from '../../model/post.ts';
import { readPackageManifest } from '../config/package-manifest.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import { newFrontMatter } from '../front-matter/front-matter-new-post.ts';
import { readGrayMatter } from '../front-matter/gray-matter.ts';
import type { FolderView, Generator, NewPost, NewPostRequest } from '../generator.ts';
import { endingOf, folderOf, joinPath } from '../paths/blog-paths.ts';
import { isPostPath } from '../paths/find-post-folders.ts';
import { pathLikeNeighbours } from '../paths/path-like-neighbours.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { eleventyImagePlace, resolveEleventyAsset } from './assets.ts';
import { isEleventyTemplate, readEleventySite } from './config.ts';
import { eleventyDialect } from './dialect.ts';
import { eleventyLanguage, readEleventyMetadata, withoutEleventyLanguage } from './metadata.ts';

/**
 * Eleventy: no folder of its own for posts, so those that hold dated files; data of folders are defaults of their files.
 * After its documentation (dates, front matter, directory data, collections) and the blog of v8.dev.
 */
export const eleventy: Generator = {
  name: 'eleventy',
  label: 'Eleventy',
  recognise,
  classify,
  // Markdown is a template without front matter too; HTML without it can be anything.
  accepts: (_site, { path, text }) => endingOf(path) === '.md' || readGrayMatter(text) !== undefined,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata: readEleventyMetadata,
  metadataInText: (_site, source) => readGrayMatter(source.text),
  translationsOf: (site, entry, entries) =>
    sameGroup(entries, entry, ({ path }) => withoutEleventyLanguage(site, path))
      .filter(other => other.lang !== entry.lang)
      .map(({ path }) => path),
  commentFiles: () => [],
  dialect: eleventyDialect,
  resolveAsset: resolveEleventyAsset,
  imagePlace: eleventyImagePlace,
  newPost,
};

// `.eleventy.js`, `eleventy.config.mjs`
const configPattern = /^(?:\.eleventy\.[cm]?[jt]s|eleventy\.config\.[cm]?[jt]s)$/;

function recognise(folder: FolderView): Site | undefined {
  const [config] = sitesByDepth(folder, name => configPattern.test(name));
  if (config !== undefined) return readEleventySite(folderOf(config), folder.text(config) ?? '', folder);
  const manifest = sitesByDepth(folder, name => name === 'package.json').find(path =>
    readPackageManifest(folder, folderOf(path)).dependencies.has('@11ty/eleventy'),
  );
  return manifest === undefined ? undefined : readEleventySite(folderOf(manifest), '', folder);
}

function classify(site: Site, path: BlogPath): PostKind | undefined {
  const isMarkdown = endingOf(path) === '.md';
  if ((!isMarkdown && endingOf(path) !== '.html') || !isEleventyTemplate(site, path)) return undefined;
  const isPost = isPostPath(site.postPatterns.map(folderOf), site.options.input ?? '', path);
  return isPost && isMarkdown ? 'post' : 'page';
}

/** Tags that make a file a member of a collection, and so a post. */
const structuralTag = /^(?:blog|posts?|articles?|notes?|news)$/i;

function newPost(site: Site, request: NewPostRequest): NewPost {
  const [first = joinPath(site.options.input ?? '', 'posts', '**')] = site.postPatterns;
  const inLanguage = request.neighbours.filter(
    source => readEleventyMetadata(site, source).metadata.lang === request.lang,
  );
  const neighbours = inLanguage.length > 0 ? inLanguage : request.neighbours;
  const path = pathLikeNeighbours({ ...request, neighbours }, site.timeZone, {
    folder: folderOf(first),
    isDated: false,
  });
  const [newest] = neighbours;
  const tag = itemsOf(newest && readGrayMatter(newest.text), 'tags', /$^/).find(name =>
    structuralTag.test(name),
  );
  const isTold = (eleventyLanguage(site, path) || site.defaultLang) === request.lang;
  const text = newFrontMatter(
    { ...request, neighbours },
    {
      timeZone: site.timeZone,
      dateKeys: ['date'],
      dateSample: '2020-01-01',
      isDateInName: /\d{4}-\d{2}-\d{2}/.test(path),
      draft: { key: 'draft', value: 'true' },
      ...(isTold ? {} : { langKey: 'lang' }),
      ...(tag === undefined ? {} : { values: new Map([['tags', tag]]) }),
      copied: ['layout', 'author'],
      read: readGrayMatter,
    },
  );
  return { path, files: [{ path, text }] };
}
