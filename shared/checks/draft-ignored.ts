import type { GeneratorName } from '../model/blog.ts';
import type { Check } from './check.ts';

/** Generators that were seen to publish what says `draft: true`, and what they go by instead. */
const others: Partial<Readonly<Record<GeneratorName, string>>> = {
  jekyll: 'Jekyll shows it to readers all the same. Write “published: false”, or keep the post in _drafts',
  hexo: 'Hexo shows it to readers all the same. Write “published: false”, or keep the post in source/_drafts',
};

/** A post that says it is a draft in a way its generator does not know. */
export const draftIgnored: Check = {
  rule: 'draft-ignored',
  severity: 'warning',
  find({ entry, block }, { site }) {
    const instead = others[site.generator];
    const field = block?.fields.findLast(({ key }) => key === 'draft');
    if (instead === undefined || entry.draft || field === undefined || !/^(?:true|yes|on)$/i.test(field.text))
      return [];
    return [
      {
        at: field.from,
        isInMetadata: true,
        message: `The post says “draft: ${field.text}”, but ${instead}.`,
      },
    ];
  },
};
