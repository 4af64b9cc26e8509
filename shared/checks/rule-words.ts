import type { CheckRule } from '../model/checks.ts';

/** What a rule finds, in words that go before “are errors”. */
export const ruleWords: { readonly [R in CheckRule]: string } = {
  'broken-link': 'links inside the blog that lead nowhere',
  'broken-anchor': 'links to headings that are not there',
  'draft-link': 'links to drafts',
  'missing-image': 'images that are not in the blog',
  'image-case': 'images named in the wrong upper and lower case',
  'missing-alt': 'images without a description',
  'photo-place': 'photos that tell where they were taken',
  'large-image': 'very large images',
  'duplicate-address': 'posts with the same address',
  'broken-metadata': 'metadata that cannot be read',
  'missing-metadata': 'missing titles and dates that the generator needs',
  'unreadable-date': 'dates that cannot be read',
  'future-date': 'dates in the future',
  'date-zone': 'days that change with the time zone',
  'draft-on': 'drafts among what is published',
  'draft-ignored': 'drafts that the generator shows',
  'merge-marker': 'marks of an unfinished merge',
  todo: 'notes such as TODO and FIXME',
  secret: 'keys and passwords',
};
