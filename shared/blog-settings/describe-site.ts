import { findGenerator } from '../generators/all-generators.ts';
import type { FolderView, NewPost, PostSource } from '../generators/generator.ts';
import { isDraft } from '../generators/is-draft.ts';
import { folderOf, isBelow, withoutEnding } from '../generators/paths/blog-paths.ts';
import type { BlogPath, Site } from '../model/blog.ts';
import { type SettingKey, type SiteFact, settingsFileName } from '../model/blog-settings.ts';
import type { PostEntry } from '../model/post.ts';
import { findAddressRule } from './address-rule.ts';
import { findConfigFile } from './find-config-file.ts';
import { writeFolder } from './folder-setting.ts';
import { type PostPlace, placesOfPosts } from './post-places.ts';
import { patternOfSample, samplePost, styleOfSample } from './sample-post.ts';
import { correctionsOf } from './site-corrections.ts';
import { styleNames } from './style-names.ts';

/** What a description is made of. */
export interface DescribedBlog {
  readonly site: Site;
  readonly folder: FolderView;
  readonly entries: readonly PostEntry[];
  /** The newest posts with their texts, the newest first. */
  readonly neighbours: readonly PostSource[];
  /** Now, as ISO 8601 UTC. */
  readonly instant: string;
}

type Line = Pick<SiteFact, 'label' | 'text' | 'evidence' | 'value'>;

/** A blog with what a new post of it would be. */
interface Sampled extends DescribedBlog {
  readonly post: NewPost;
  readonly draft: NewPost;
}

/** What is known of a blog, a line for each setting, with what says so. */
export function describeSite(described: DescribedBlog): readonly SiteFact[] {
  const { site, neighbours, instant } = described;
  const corrections = correctionsOf(site);
  const blog: Sampled = {
    ...described,
    post: samplePost(site, neighbours, instant),
    draft: samplePost(site, neighbours, instant, true),
  };
  const lines: readonly (readonly [SettingKey, Line])[] = [
    ['generator', generatorLine(blog)],
    ['siteRoot', rootLine(blog)],
    ['postFolders', postsLine(blog)],
    ['newPostName', nameLine(blog)],
    ['newPostMetadata', metadataLine(blog)],
    ['draftsFolder', draftsLine(blog)],
    ['imagesFolder', imagesLine(blog)],
    ['languages', languagesLine(blog)],
    ['postAddress', addressLine(blog)],
    ['timeZone', zoneLine(blog)],
  ];
  return lines.map(([key, line]) => {
    const isCorrected = corrections[key] !== undefined;
    return {
      key,
      ...line,
      isCorrected,
      evidence: isCorrected ? `You said so in ${settingsFileName}.` : line.evidence,
    };
  });
}

function generatorLine({ site, folder }: DescribedBlog): Line {
  const file = findConfigFile(folder, site);
  const { label } = findGenerator(site.generator);
  const evidence =
    site.generator === 'plain'
      ? 'No configuration of a generator was found.'
      : file === undefined
        ? `Its folders are laid out as ${label} has them.`
        : `${file} is its configuration.`;
  return { label: 'Generator', text: label, evidence, value: site.generator };
}

function rootLine({ site, folder }: DescribedBlog): Line {
  const file = findConfigFile(folder, site);
  return {
    label: 'Site',
    text: startSentence(nameFolder(site.root)),
    evidence: file === undefined ? 'Nothing points to a folder below it.' : `${file} lies there.`,
    value: writeFolder(site.root),
  };
}

function postsLine({ entries }: DescribedBlog): Line {
  const posts = entries.filter(({ kind }) => kind === 'post');
  const places = placesOfPosts(posts.map(({ path }) => path));
  const [newest] = posts;
  if (newest === undefined)
    return { label: 'Posts', text: 'None yet', evidence: 'No file is a post of this generator.', value: '' };
  return {
    label: 'Posts',
    text: describePlaces(places),
    evidence: `The newest is ${newest.path}.`,
    value: places.map(({ folder }) => writeFolder(folder)).join(', '),
  };
}

/** Most folders that are named one by one. */
const mostNamed = 3;

function describePlaces(places: readonly PostPlace[]): string {
  const named = places.slice(0, places.length > mostNamed + 1 ? mostNamed : places.length);
  const others = places.slice(named.length);
  const rest = others.reduce((sum, { count }) => sum + count, 0);
  return [
    ...named.map(({ folder, count }) => `${countOf(count, 'post')} in ${nameFolder(folder)}`),
    ...(rest === 0 ? [] : [`${rest.toLocaleString('en')} in ${others.length} other folders`]),
  ].join(', ');
}

function nameLine({ site, neighbours, instant, post }: Sampled): Line {
  const [newest] = neighbours;
  return {
    label: 'New posts',
    text: `Named like ${post.path}`,
    evidence: newest === undefined ? 'The way of the generator.' : `As ${newest.path} is.`,
    value: patternOfSample(site, post, instant),
  };
}

function metadataLine({ site, neighbours, post }: Sampled): Line {
  const style = styleOfSample(site, post);
  const [newest] = neighbours;
  const sidecar = post.files.find(({ path }) => path !== post.path)?.path;
  if (sidecar !== undefined)
    return {
      label: 'Metadata',
      text: `In a file beside the post, like ${sidecar}`,
      evidence: newest === undefined ? 'The way of the generator.' : `As of ${newest.path}.`,
      value: '',
    };
  return {
    label: 'Metadata',
    text: styleNames[style],
    evidence: newest === undefined ? 'The way of the generator.' : `As in ${newest.path}.`,
    value: style,
  };
}

function draftsLine({ site, entries, post, draft }: Sampled): Line {
  const drafts = entries.filter(({ draft }) => draft);
  const isByFolder = folderOf(post.path) !== folderOf(draft.path);
  const mark = newLineOf(
    post.files.map(({ text }) => text).join(''),
    draft.files.map(({ text }) => text).join(''),
  );
  const hasDrafts = isDraft(findGenerator(site.generator), site, draft);
  const way = !hasDrafts
    ? 'nothing would keep a new one from being published'
    : isByFolder
      ? `a new one goes to ${nameFolder(folderOf(draft.path))}`
      : mark === undefined
        ? 'nothing marks a new one'
        : `a new one is marked “${mark}”`;
  const [first] = drafts;
  return {
    label: 'Drafts',
    text: `${countOf(drafts.length, 'draft')}; ${way}`,
    evidence: first === undefined ? 'No post is marked as one.' : `The newest is ${first.path}.`,
    value: hasDrafts && isByFolder ? writeFolder(folderOf(draft.path)) : '',
  };
}

/** The line that the second text has and the first has not. */
function newLineOf(without: string, withMark: string): string | undefined {
  const known = new Set(without.split('\n').map(line => line.trim()));
  return withMark
    .split('\n')
    .map(line => line.trim())
    .find(line => /\w/.test(line) && !known.has(line));
}

// `x.png`, `x.JPEG`
const imagePattern = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i;

function imagesLine({ site, folder, neighbours, post: sample }: Sampled): Line {
  const post = neighbours[0]?.path ?? sample.path;
  const place = findGenerator(site.generator).imagePlace(site, post);
  const link = place.link('picture.png');
  if (place.folder !== '' && (place.folder === folderOf(post) || place.folder === withoutEnding(post)))
    return {
      label: 'Images',
      text: `In the folder of their post, linked like ${link}`,
      evidence: `That of ${post} is ${place.folder}.`,
      value: '',
    };
  const count = folder.paths.filter(path => isBelow(place.folder, path) && imagePattern.test(path)).length;
  return {
    label: 'Images',
    text: `${startSentence(nameFolder(place.folder))}, linked like ${link}`,
    evidence: count === 0 ? 'No picture lies there yet.' : `${countOf(count, 'picture')} there.`,
    value: writeFolder(place.folder),
  };
}

function languagesLine({ site, entries }: DescribedBlog): Line {
  const posts = entries.filter(({ kind }) => kind === 'post');
  const used = site.languages
    .map(lang => ({ lang, count: posts.filter(entry => entry.lang === lang).length }))
    .filter(({ count }) => count > 0)
    .map(({ lang, count }) => `${countOf(count, 'post')} in ${lang}`);
  const others =
    used.length === 0 ? 'No posts yet' : used.length < site.languages.length ? ', none in the others' : '';
  return {
    label: 'Languages',
    text: site.languages.join(', '),
    evidence: `${used.join(', ')}${others}.`,
    value: site.languages.join(', '),
  };
}

function addressLine({ site, folder }: DescribedBlog): Line {
  const rule = findAddressRule(folder, site);
  const { postAddress } = site.options;
  const source = rule?.source;
  return {
    label: 'Addresses',
    text: postAddress ?? 'Not known; links are followed by the last part of an address',
    evidence:
      rule === undefined
        ? 'The configuration does not say it in a form that can be read.'
        : source === undefined
          ? 'The way of the generator; nothing in the configuration says otherwise.'
          : `“${source.key}” in ${source.file} says so.`,
    value: postAddress ?? '',
  };
}

function zoneLine({ site, folder }: DescribedBlog): Line {
  const file = findConfigFile(folder, site);
  const isNamed = file !== undefined && (folder.text(file) ?? '').includes(site.timeZone);
  return {
    label: 'Time zone',
    text: site.timeZone,
    evidence: isNamed ? `${file} names it.` : 'The blog names none, so dates without a zone are in UTC.',
    value: site.timeZone,
  };
}

function nameFolder(folder: BlogPath): string {
  return folder === '' ? 'the blog’s own folder' : folder;
}

/** With a capital letter, unless it is the name of a folder. */
function startSentence(text: string): string {
  return text.startsWith('the ') ? `T${text.slice(1)}` : text;
}

function countOf(count: number, what: string): string {
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
