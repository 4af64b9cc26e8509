import { findGenerator } from '../generators/all-generators.ts';
import type { FolderView, PostSource } from '../generators/generator.ts';
import { folderOf, isBelow } from '../generators/paths/blog-paths.ts';
import type { BlogPath, Site } from '../model/blog.ts';
import { type SettingKey, type SiteFact, settingsFileName } from '../model/blog-settings.ts';
import type { PostEntry } from '../model/post.ts';
import { findAddressRule } from './address-rule.ts';
import { findConfigFile } from './find-config-file.ts';
import { writeFolder } from './folder-setting.ts';
import { placesOfPosts } from './post-places.ts';
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

/** What is known of a blog, a line for each setting, with what says so. */
export function describeSite(blog: DescribedBlog): readonly SiteFact[] {
  const corrections = correctionsOf(blog.site);
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
    text: places.map(({ folder, count }) => `${countOf(count, 'post')} in ${nameFolder(folder)}`).join(', '),
    evidence: `The newest is ${newest.path}.`,
    value: places.map(({ folder }) => writeFolder(folder)).join(', '),
  };
}

function nameLine({ site, neighbours, instant }: DescribedBlog): Line {
  const sample = samplePost(site, neighbours, instant);
  const [newest] = neighbours;
  return {
    label: 'New posts',
    text: `Named like ${sample.path}`,
    evidence: newest === undefined ? 'The way of the generator.' : `As ${newest.path} is.`,
    value: patternOfSample(site, sample, instant),
  };
}

function metadataLine({ site, neighbours, instant }: DescribedBlog): Line {
  const sample = samplePost(site, neighbours, instant);
  const style = styleOfSample(site, sample);
  const [newest] = neighbours;
  const sidecar = sample.files.find(({ path }) => path !== sample.path)?.path;
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

function draftsLine({ site, entries, neighbours, instant }: DescribedBlog): Line {
  const drafts = entries.filter(({ draft }) => draft);
  const post = samplePost(site, neighbours, instant);
  const draft = samplePost(site, neighbours, instant, true);
  const isByFolder = folderOf(post.path) !== folderOf(draft.path);
  const mark = newLineOf(
    post.files.map(({ text }) => text).join(''),
    draft.files.map(({ text }) => text).join(''),
  );
  const way = isByFolder
    ? `a new one goes to ${nameFolder(folderOf(draft.path))}`
    : mark === undefined
      ? 'nothing marks a new one'
      : `a new one is marked “${mark}”`;
  const [first] = drafts;
  return {
    label: 'Drafts',
    text: `${countOf(drafts.length, 'draft')}; ${way}`,
    evidence: first === undefined ? 'No post is marked as one.' : `The newest is ${first.path}.`,
    value: isByFolder ? writeFolder(folderOf(draft.path)) : '',
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

function imagesLine({ site, folder, neighbours, instant }: DescribedBlog): Line {
  const post = neighbours[0]?.path ?? samplePost(site, neighbours, instant).path;
  const place = findGenerator(site.generator).imagePlace(site, post);
  const count = folder.paths.filter(path => isBelow(place.folder, path) && imagePattern.test(path)).length;
  return {
    label: 'Images',
    text: `${startSentence(nameFolder(place.folder))}, linked like ${place.link('picture.png')}`,
    evidence: count === 0 ? 'No picture lies there yet.' : `${countOf(count, 'picture')} there.`,
    value: writeFolder(place.folder),
  };
}

function languagesLine({ site, entries }: DescribedBlog): Line {
  const counts = site.languages.map(lang => {
    const count = entries.filter(entry => entry.kind === 'post' && entry.lang === lang).length;
    return `${countOf(count, 'post')} in ${lang}`;
  });
  return {
    label: 'Languages',
    text: site.languages.join(', '),
    evidence: `${counts.join(', ')}.`,
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
