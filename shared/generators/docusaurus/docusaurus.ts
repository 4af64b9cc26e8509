import { fieldOf, type MetadataBlock } from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import { resolveStaticAsset, staticImagePlace } from '../assets/static-assets.ts';
import { configList, configMap, configText, readYamlConfig } from '../config/read-yaml-config.ts';
import { sitesByDepth } from '../config/site-depth.ts';
import { firstHeading } from '../front-matter/first-heading.ts';
import {
  isTrue,
  type MetadataKeys,
  metadataOfBlock,
  usualKeys,
} from '../front-matter/front-matter-metadata.ts';
import { newFrontMatter } from '../front-matter/front-matter-new-post.ts';
import { readGrayMatter } from '../front-matter/gray-matter.ts';
import type { FolderView, Generator, NewPost, NewPostRequest, PostSource } from '../generator.ts';
import {
  endingOf,
  followPath,
  isBelow,
  joinPath,
  nameOf,
  pathBelow,
  withoutEnding,
} from '../paths/blog-paths.ts';
import { pathLikeNeighbours } from '../paths/path-like-neighbours.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { titleFromName } from '../paths/title-words.ts';
import { sameGroup } from '../paths/translation-groups.ts';
import { docusaurusSettings, readDocusaurusSite } from './config.ts';
import { docusaurusMarkdown, docusaurusMdx } from './dialect.ts';
import { readDocusaurusPath, translationFolder } from './paths.ts';

/**
 * Docusaurus: posts in the folders of its blog plug-ins, their day in name or folders; its documentation is pages, so
 * that the list of posts is the blog. After its documentation (plugin-content-blog, i18n).
 */
export const docusaurus: Generator = {
  name: 'docusaurus',
  label: 'Docusaurus',
  recognise,
  classify: (site, path) => readDocusaurusPath(site, path)?.kind,
  sidecarOf: () => undefined,
  format: (_site, path) => formatOfEnding(path),
  readMetadata,
  metadataInText: (_site, source) => readGrayMatter(source.text),
  translationsOf: (site, entry, entries) =>
    sameGroup(entries, entry, ({ path }) => readDocusaurusPath(site, path)?.original ?? path)
      .filter(other => other.lang !== entry.lang)
      .map(({ path }) => path),
  commentFiles: () => [],
  dialect: (site, path) =>
    site.options.markdownFormat !== 'mdx' && endingOf(path) === '.md' ? docusaurusMarkdown : docusaurusMdx,
  resolveAsset,
  imagePlace: (site, post) => staticImagePlace(site, docusaurusSettings(site).staticFolder, post),
  newPost,
};

function recognise(folder: FolderView): Site | undefined {
  const [path] = sitesByDepth(folder, name => /^docusaurus\.config\.[cm]?[jt]s$/.test(name));
  return path === undefined ? undefined : readDocusaurusSite(path, folder.text(path) ?? '', folder);
}

/** The oldest versions of the blog called an author by other keys. */
const docusaurusKeys: MetadataKeys = {
  ...usualKeys,
  tags: ['tags'],
  categories: [],
  lang: [],
  author: ['authors', 'author', 'author_title'],
};

function readMetadata(
  site: Site,
  source: PostSource,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const block = readGrayMatter(source.text);
  const place = readDocusaurusPath(site, source.path);
  const slug = place?.slug ?? withoutEnding(nameOf(source.path));
  const read = metadataOfBlock(block, docusaurusKeys, {
    title: firstHeading(source.text, block?.to ?? 0) || titleFromName(slug),
    date: place?.date ?? '',
    slug,
    lang: place?.lang ?? site.defaultLang,
    // An unlisted post is published: whoever has its address can read it.
    draft: isTrue(block, 'draft'),
    timeZone: site.timeZone,
  });
  const tags = labelledTags(source.text, block);
  const told = tags.length === 0 ? read.metadata : { ...read.metadata, tags };
  return {
    ...read,
    metadata: { ...told, slug: read.metadata.slug.replace(/^\/+|\/+$/g, '') || slug },
  };
}

/** `tags: [a, { label: B, permalink: /b }]`: the texts and the labels, in order; none where all are texts. */
function labelledTags(text: string, block: MetadataBlock | undefined): readonly string[] {
  const field = fieldOf(block, 'tags');
  if (block === undefined || field?.items === undefined || block.error !== undefined) return [];
  if (!/label/.test(text.slice(field.from, field.to))) return [];
  const yaml = text.slice(block.from, block.to).replace(/^\ufeff?---.*$/gm, '');
  const tags = configList(readYamlConfig(yaml).get('tags')).map(
    tag => configText(tag) || configText(configMap(tag).get('label')),
  );
  return [...new Set(tags.filter(tag => tag !== ''))];
}

function resolveAsset(site: Site, url: string, post: BlogPath): BlogPath | undefined {
  // `@site` is the site's folder; `pathname://` says that a link is not to be checked.
  const plain = url.trim().replace(/^pathname:\/\//, '');
  if (plain.startsWith('@site/')) return resolveStaticAsset(site.root, plain.slice('@site'.length), post);
  const { staticFolder } = docusaurusSettings(site);
  return resolveStaticAsset(staticFolder, plain, post, site.options.baseUrl);
}

function newPost(site: Site, request: NewPostRequest): NewPost {
  const { blogs } = docusaurusSettings(site);
  const [first = { path: joinPath(site.root, 'blog'), plugin: 'docusaurus-plugin-content-blog' }] = blogs;
  const [newest] = request.neighbours;
  const blog = blogs.find(({ path }) => newest !== undefined && isBelow(path, newest.path)) ?? first;
  const neighbours = request.neighbours.filter(({ path }) => isBelow(blog.path, path));
  const habits = { folder: blog.path, isDated: true };
  const own = pathLikeNeighbours({ ...request, neighbours }, site.timeZone, habits);
  const isDefault = request.lang === site.defaultLang || !site.languages.includes(request.lang);
  const translated = joinPath(translationFolder(site, blog, request.lang), pathBelow(blog.path, own));
  const path = isDefault ? own : (followPath('', translated) ?? own);
  const text = newFrontMatter(
    { ...request, neighbours },
    {
      timeZone: site.timeZone,
      dateKeys: ['date'],
      dateSample: '2020-01-01',
      isDateInName: /\d{4}[-/]\d{2}[-/]\d{2}/.test(own),
      draft: { key: 'draft', value: 'true' },
      copied: ['authors', 'author', 'hide_table_of_contents'],
      read: readGrayMatter,
    },
  );
  return { path, files: [{ path, text }] };
}
