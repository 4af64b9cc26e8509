import { findGenerator } from '../../generators/all-generators.ts';
import { beginsLikeFrontMatter } from '../unread-front-matter.ts';
import type { FieldForm } from './field-form.ts';
import { addRefusal, blockRefusal } from './field-refusal.ts';
import { metadataPlaceOf, postSourceOf } from './metadata-place.ts';
import { addBlock } from './new-block.ts';
import type { BlogFields, FieldRefusal, FieldSource } from './post-field.ts';
import { roleRulesOf } from './role-rules.ts';

/** A key that no post has. */
const probeKey = 'leysin-probe';

/** Reads a post for its form. */
export function readFieldForm(source: FieldSource, blog: BlogFields): FieldForm {
  const { site } = source;
  const place = metadataPlaceOf(source);
  const { block } = place;
  const form: FieldForm = {
    source,
    blog,
    place,
    // Without a block the post will get one of the generator's own.
    rules: roleRulesOf(site, block?.style ?? 'nikola-lines'),
    metadata: findGenerator(site.generator).readMetadata(site, postSourceOf(source)).metadata,
    refusal: block === undefined ? undefined : blockRefusal(place.text, block),
    noKeyReason: undefined,
  };
  return { ...form, noKeyReason: noKeyReasonOf(form) };
}

function noKeyReasonOf(form: FieldForm): FieldRefusal | undefined {
  const { place, refusal } = form;
  if (place.block !== undefined) return refusal ?? addRefusal(place, place.block, probeKey);
  if (beginsLikeFrontMatter(place.text)) return { reason: 'unread' };
  return addBlock(form, { key: probeKey, value: 'x' }) === undefined ? { reason: 'style' } : undefined;
}
