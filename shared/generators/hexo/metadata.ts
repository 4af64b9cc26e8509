import { fieldOf, type MetadataBlock } from '../../metadata/metadata-block.ts';
import type { Site } from '../../model/blog.ts';
import type { PostMetadata } from '../../model/post.ts';
import { type ConfigValue, configList, configText, readYamlConfig } from '../config/read-yaml-config.ts';
import {
  isFalse,
  type MetadataKeys,
  metadataOfBlock,
  usualKeys,
} from '../front-matter/front-matter-metadata.ts';
import type { PostSource } from '../generator.ts';
import { nameOf, withoutEnding } from '../paths/blog-paths.ts';
import { titleFromName } from '../paths/title-words.ts';
import { readHexoFrontMatter } from './front-matter.ts';
import { readHexoPath } from './paths.ts';

const { separator: _, ...wholeKeys } = usualKeys;

/** A text is one tag, and no key but the path makes the slug. */
const hexoKeys: MetadataKeys = { ...wholeKeys, slug: [], lang: ['lang', 'language'] };

/** What a Hexo post or page says of itself, in its front matter or by its path. */
export function readHexoMetadata(
  site: Site,
  source: PostSource,
): { readonly metadata: PostMetadata; readonly error?: string } {
  const block = readHexoFrontMatter(source.text);
  const place = readHexoPath(site, source.path);
  const slug = place?.slug ?? withoutEnding(nameOf(source.path));
  const read = metadataOfBlock(block, hexoKeys, {
    title: titleFromName(slug),
    date: place?.date ?? '',
    slug,
    lang: place?.lang || site.defaultLang,
    draft: place?.isDraft === true || isFalse(block, 'published'),
    timeZone: site.timeZone,
  });
  const categories = listedCategories(source.text, block);
  return categories.length === 0 ? read : { ...read, metadata: { ...read.metadata, categories } };
}

/** `categories: [[a, b], [c]]` are two ways through the tree of categories: their names, in order. */
function listedCategories(text: string, block: MetadataBlock | undefined): readonly string[] {
  const field = fieldOf(block, 'categories');
  if (block === undefined || field?.items === undefined || block.error !== undefined) return [];
  const written = text.slice(block.from, block.to).replace(/^(?:-{3,}|;{3,}).*$/gm, '');
  // JSON with its braces is YAML.
  const yaml = block.style === 'hexo-json' ? `{${written}}` : written;
  const names = (value: ConfigValue | undefined): readonly string[] =>
    typeof value === 'string' ? [configText(value)] : configList(value).flatMap(names);
  return [...new Set(names(readYamlConfig(yaml).get('categories')).filter(Boolean))];
}
