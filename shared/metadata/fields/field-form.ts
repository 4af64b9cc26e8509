import type { PostMetadata } from '../../model/post.ts';
import type { MetadataPlace } from './metadata-place.ts';
import type { BlogFields, FieldRefusal, FieldSource } from './post-field.ts';
import type { RoleRules } from './role-rules.ts';

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
  /** Why no key can be added to the block, or no block to the post. */
  readonly noKeyReason: FieldRefusal | undefined;
}
