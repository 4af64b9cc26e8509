import type { FieldRefusal, FieldRefusalReason } from './post-field.ts';

const inText = 'Change it in the text.';

/** Why, and what to do instead. */
const sentences: Readonly<Record<FieldRefusalReason, readonly [string, string]>> = {
  broken: ['The metadata cannot be read', 'Mend them in the text; Leysin does not rewrite them.'],
  open: ['Nothing ends the metadata', 'Add the line that does in the text.'],
  dialect: ['Leysin reads this form of metadata but does not write it', inText],
  template: ['The metadata are a template that the generator fills in', inText],
  alias: ['The value is defined elsewhere in the metadata, by an anchor', inText],
  map: ['The value holds keys of its own', inText],
  'nested-list': ['The list holds more than texts', inText],
  list: ['The post has a list here', inText],
  'multi-line': ['The value is written over several lines, which Leysin would have to join into one', inText],
  comment: ['A comment inside the list would get lost', inText],
  duplicate: ['The post has this key more than once', 'Leave one of them in the text.'],
  'not-boolean': ['The post has something else than yes or no here', inText],
  'line-break': ['This form of metadata has no line breaks in values', 'Write it on one line.'],
  key: ['This form of metadata cannot hold a key of this name', 'Use another name.'],
  form: ['The key does not stand on a line of its own', inText],
  unwritable: ['This form of metadata cannot hold such a value', 'Write it another way.'],
  'changes-more': ['More than this value would change', inText],
  folder: ['The folder of the post makes it a draft', 'Move the file to publish it.'],
  'file-name': ['The generator takes it from the name of the file', 'Rename the file to change it.'],
  markup: ['The title is a heading with formatting', inText],
  unread: ['The text begins like metadata that the generator of this blog does not read', inText],
  date: ['This is no date that can be written here', 'Write it like the example.'],
  style: ['Leysin knows no form in which this file could have metadata', inText],
};

/** Words for a refusal: why a field cannot be changed and what to do instead. */
export function describeRefusal({ reason, detail }: FieldRefusal): string {
  const [why, next] = sentences[reason];
  return `${why}${detail === undefined ? '' : ` (${detail})`}. ${next}`;
}
