import { fieldOf, type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import type { NewPostRequest, PostSource } from '../generator.ts';
import { titleOnOneLine } from '../paths/title-words.ts';
import { formatDateLike } from './format-date.ts';
import { type NewPostField, newPostFields, yamlLines } from './new-post-fields.ts';

/** How a generator's posts begin. */
export interface FrontMatterHabits {
  /** IANA zone name of dates without a zone. */
  readonly timeZone: string;
  /** Keys that may hold the date: the first the newest post has is written, else the first of all. */
  readonly dateKeys: readonly string[];
  /** The form of a date where no post shows one. */
  readonly dateSample: string;
  /** Whether the file's name holds the date, so that a blog without posts needs no key. */
  readonly isDateInName: boolean;
  /** The key and value that make a post a draft; undefined where a folder does. */
  readonly draft?: { readonly key: string; readonly value: 'true' | 'false' };
  /** The key for the language, when the post needs it. */
  readonly langKey?: string;
  /** Other keys with the values the new post must have. */
  readonly values?: ReadonlyMap<string, string>;
  /** Keys that take the value which all of the newest posts have. */
  readonly copied: readonly string[];
  /** Reads the metadata of a post. */
  readonly read: (text: string) => MetadataBlock | undefined;
}

/** Keys that are for the writer to fill in. */
const emptied: readonly string[] = ['tags', 'categories', 'category', 'description', 'excerpt', 'summary'];

interface Model {
  readonly source: PostSource;
  readonly block: MetadataBlock;
}

/** The text a new post begins with: YAML front matter with the keys, order and writing of the newest posts. */
export function newFrontMatter(request: NewPostRequest, habits: FrontMatterHabits): string {
  const models = request.neighbours.flatMap(source => modelOf(source, habits));
  const [newest] = models;
  const values = valuesOf(request, newest, habits);
  const fields = newPostFields(
    models.map(({ block }) => block),
    { values, copied: habits.copied, emptied, defaults: ['title', 'date'] },
  );
  const lines = yamlLines(
    fields.map(field => asLiteral(field, habits)),
    newest?.source.text ?? '',
  );
  const fence = newest === undefined || /^\ufeff?---/.test(newest.source.text) ? '---\n' : '';
  return `${fence}${lines.join('\n')}\n---\n\n`;
}

function modelOf(source: PostSource, { read }: FrontMatterHabits): readonly Model[] {
  const block = read(source.text);
  return block === undefined || block.error !== undefined || block.style !== 'yaml'
    ? []
    : [{ source, block }];
}

function valuesOf(
  request: NewPostRequest,
  newest: Model | undefined,
  {
    timeZone,
    dateKeys,
    dateSample,
    isDateInName,
    draft,
    langKey,
    values: others = new Map(),
  }: FrontMatterHabits,
): ReadonlyMap<string, string> {
  const values = new Map([['title', titleOnOneLine(request.title)]]);
  const [firstDateKey = 'date'] = dateKeys;
  const dateKey = dateKeys.find(key => textOf(newest?.block, key) !== '');
  if (dateKey !== undefined)
    values.set(dateKey, formatDateLike(textOf(newest?.block, dateKey), request.instant, timeZone));
  else if (!isDateInName) values.set(firstDateKey, formatDateLike(dateSample, request.instant, timeZone));
  if (draft !== undefined && request.draft) values.set(draft.key, draft.value);
  else if (draft !== undefined && fieldOf(newest?.block, draft.key) !== undefined)
    values.set(draft.key, draft.value === 'true' ? 'false' : 'true');
  if (langKey !== undefined) values.set(langKey, request.lang);
  return new Map([...values, ...others]);
}

/** Quotes would make a text of a boolean. */
function asLiteral(field: NewPostField, { draft }: FrontMatterHabits): NewPostField {
  return field.key === draft?.key ? { key: field.key, text: field.text, isLiteral: true } : field;
}
