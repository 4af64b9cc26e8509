import { noBlogFields } from '../../metadata/fields/blog-fields.ts';
import { changeField } from '../../metadata/fields/change-field.ts';
import type { FieldRole, FieldSource, FieldValue } from '../../metadata/fields/post-field.ts';
import { postFields } from '../../metadata/fields/post-fields.ts';
import type { FindingFix } from '../../model/checks.ts';
import type { BlogView, CheckedPost } from '../check.ts';

/** The smallest changes that give a post another value, as its form would make them; undefined where it cannot. */
export function fieldFix(
  post: CheckedPost,
  blog: BlogView,
  role: FieldRole,
  value: FieldValue,
  label: string,
): FindingFix | undefined {
  const source: FieldSource = { site: blog.site, ...post.source };
  const field = postFields(source, noBlogFields).fields.find(candidate => candidate.role === role);
  const made = field && changeField(source, noBlogFields, field, value, { isUnpublished: false });
  if (made === undefined || !('changes' in made) || made.changes.length === 0) return undefined;
  if (made.changes.some(({ path }) => path !== post.metadataFile)) return undefined;
  return {
    kind: 'text',
    label,
    changes: made.changes.map(({ from, to, insert }) => ({ from, to, insert })),
  };
}
