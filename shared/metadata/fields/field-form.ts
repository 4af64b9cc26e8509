import { findGenerator } from '../../generators/all-generators.ts';
import type { PostMetadata } from '../../model/post.ts';
import { blockRefusal } from './field-refusal.ts';
import { type MetadataPlace, metadataPlaceOf, postSourceOf } from './metadata-place.ts';
import type { BlogFields, FieldRefusal, FieldSource } from './post-field.ts';
import { type RoleRules, roleRulesOf } from './role-rules.ts';

/** A post and its blog, read once for all fields. */
export interface FieldForm {
  readonly source: FieldSource;
  readonly blog: BlogFields;
  readonly place: MetadataPlace;
  readonly rules: RoleRules;
  /** What the generator makes of the post. */
  readonly metadata: PostMetadata;
  /** Why nothing of the block can be changed. */
  readonly refusal: FieldRefusal | undefined;
}

/** Reads a post for its form. */
export function readFieldForm(source: FieldSource, blog: BlogFields): FieldForm {
  const { site } = source;
  const place = metadataPlaceOf(source);
  return {
    source,
    blog,
    place,
    rules: roleRulesOf(site),
    metadata: findGenerator(site.generator).readMetadata(site, postSourceOf(source)).metadata,
    refusal: place.block === undefined ? undefined : blockRefusal(place.text, place.block),
  };
}
