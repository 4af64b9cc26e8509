import type { Check } from './check.ts';
import { fieldFix } from './metadata/field-fix.ts';
import { fieldOffset } from './metadata/field-offset.ts';

/** A post that is being published and still says that it is a draft: readers will not find it. */
export const draftOn: Check = {
  rule: 'draft-on',
  severity: 'warning',
  isForPublishing: true,
  find(post, blog) {
    if (!post.entry.draft) return [];
    const fix = fieldFix(post, blog, 'draft', false, 'No longer a draft');
    const at = fieldOffset(post, ['draft', 'status', 'published']);
    const message = 'The post is still a draft: it goes online, but readers do not get to see it.';
    return [{ at, isInMetadata: true, message, ...(fix ? { fix } : {}) }];
  },
};
