import { findGenerator } from '../../generators/all-generators.ts';
import type { PostSource } from '../../generators/generator.ts';
import type { BlogPath } from '../../model/blog.ts';
import type { MetadataHabits } from '../edit/metadata-habits.ts';
import type { MetadataBlock, MetadataStyle } from '../metadata-block.ts';
import { readSidecar } from '../sidecar.ts';
import type { BlogFields, FieldSource } from './post-field.ts';

/** Where the metadata of a post is. */
export interface MetadataPlace {
  readonly path: BlogPath;
  /** The whole text of that file. */
  readonly text: string;
  /** Undefined for a post without metadata. */
  readonly block: MetadataBlock | undefined;
  /** Reads another text of the same file. */
  readonly read: (text: string) => MetadataBlock | undefined;
}

/** The file of a post that holds its metadata, or would: its sidecar where there is one with something in it. */
export function metadataPlaceOf(source: FieldSource): MetadataPlace {
  const generator = findGenerator(source.site.generator);
  const sidecar = generator.sidecarOf(source.site, source.path);
  const { sidecarText = '' } = source;
  if (sidecar !== undefined && sidecarText.trim() !== '')
    return { path: sidecar, text: sidecarText, block: readSidecar(sidecarText), read: readSidecar };
  const post = postSourceOf(source);
  const read = (text: string) => generator.metadataInText(source.site, { ...post, text });
  return { path: source.path, text: source.text, block: read(source.text), read };
}

/** The texts of a post as generators take them. */
export function postSourceOf({ path, text, sidecarText }: FieldSource): PostSource {
  return sidecarText === undefined ? { path, text } : { path, text, sidecarText };
}

/** How the posts of a blog that have this style write. */
export function habitsOf(blog: BlogFields, style: MetadataStyle): MetadataHabits {
  const found = blog.habits.find(habits => habits.style === style);
  return found === undefined
    ? { orders: [], keys: new Map(), quote: '' }
    : { ...found, keys: new Map(found.keys) };
}
