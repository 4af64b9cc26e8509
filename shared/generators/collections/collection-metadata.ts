import { type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import { readTomlFrontMatter } from '../../metadata/toml-front-matter.ts';
import type { Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import { firstHeading } from '../front-matter/first-heading.ts';
import {
  isFalse,
  isTrue,
  type MetadataKeys,
  metadataOfBlock,
  usualKeys,
} from '../front-matter/front-matter-metadata.ts';
import { readGrayMatter } from '../front-matter/gray-matter.ts';
import type { PostSource } from '../generator.ts';
import { nameOf, withoutEnding } from '../paths/blog-paths.ts';
import { lastAddressPart } from '../paths/dated-name.ts';
import { readLeadingDay } from '../paths/leading-day.ts';
import { titleFromName } from '../paths/title-words.ts';
import { readCollectionPath } from './collection-paths.ts';
import { type CollectionSettings, collectionSettings } from './collection-settings.ts';

/** How a generator makes a post's address. */
export interface AddressRules {
  /** The keys that say it. */
  readonly keys: readonly string[];
  /** Its last part, made of the name of the file. */
  fromName(name: string): string;
}

/** Metadata that are no front matter, for a file without it. */
export type OtherMetadata = (source: PostSource) => MetadataBlock | undefined;

/** The front matter of a file: YAML, or TOML between `+++` lines. */
export function readCollectionFrontMatter(text: string): MetadataBlock | undefined {
  return readGrayMatter(text) ?? readTomlFrontMatter(text);
}

const collectionKeys: MetadataKeys = {
  ...usualKeys,
  lang: ['lang', 'language', 'locale'],
  description: ['description', 'excerpt', 'summary', 'spoiler'],
  author: ['author', 'authors'],
};

/** What a file says of itself, by its keys, its first heading or its path. */
export function readCollectionMetadata(
  site: Site,
  source: PostSource,
  address: AddressRules,
  other?: OtherMetadata,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const block = readCollectionFrontMatter(source.text) ?? other?.(source);
  const place = readCollectionPath(site, source.path);
  const settings = collectionSettings(site);
  // The user can have named a folder of posts that is in no collection.
  const name = place?.name ?? nameOf(withoutEnding(source.path));
  const slug = address.fromName(name);
  const read = metadataOfBlock(
    block,
    { ...collectionKeys, slug: address.keys, date: dateKeysOf(block, settings) },
    {
      title: firstHeading(source.text, block?.to ?? 0) || titleFromName(readLeadingDay(name)?.rest || name),
      date: place?.date ?? '',
      slug,
      lang: place?.lang ?? site.defaultLang,
      draft: isDraft(block, settings),
      timeZone: site.timeZone,
    },
  );
  return { ...read, metadata: { ...read.metadata, slug: lastAddressPart(read.metadata.slug) || slug } };
}

/** The keys for the date: `published` is one only where it holds no yes or no. */
export function dateKeysOf(
  block: MetadataBlock | undefined,
  { dateKeys }: CollectionSettings,
): readonly string[] {
  return dateKeys.filter(key => !/^(?:true|false|yes|no|on|off)$/i.test(textOf(block, key)));
}

function isDraft(block: MetadataBlock | undefined, { draftKeys }: CollectionSettings): boolean {
  return draftKeys.some(key => (key === 'draft' ? isTrue(block, key) : isFalse(block, key)));
}
