import { fieldOf, type MetadataBlock, textOf } from '../../metadata/metadata-block.ts';
import { readTomlFrontMatter } from '../../metadata/toml-front-matter.ts';
import { formatDateLike } from '../front-matter/format-date.ts';
import { frontMatterText } from '../front-matter/front-matter-text.ts';
import { type NewPostField, newPostFields } from '../front-matter/new-post-fields.ts';
import type { NewPostRequest, PostSource } from '../generator.ts';
import { titleOnOneLine } from '../paths/title-words.ts';

/** What the front matter of a new post in TOML is made of. */
export interface TomlHabits {
  readonly timeZone: string;
  /** The keys that may hold the date. */
  readonly dateKeys: readonly string[];
  /** The key for the language, when the post needs it. */
  readonly langKey?: string;
  /** Keys that take the value which all of the newest posts have. */
  readonly copied: readonly string[];
}

/** The TOML front matter of a new post like its neighbours'; undefined where the newest of them has none in TOML. */
export function newTomlFrontMatter(request: NewPostRequest, habits: TomlHabits): string | undefined {
  const [newest] = request.neighbours;
  const models = request.neighbours.flatMap(readModel);
  const [model] = models;
  if (newest === undefined || model?.source !== newest) return undefined;
  const fields = newPostFields(
    models.map(({ block }) => block),
    {
      values: valuesOf(request, model.block, habits),
      copied: habits.copied,
      emptied: ['tags', 'categories', 'category', 'description', 'excerpt', 'summary'],
      defaults: [],
    },
  );
  return frontMatterText(
    'toml',
    fields.map(field => asLiteral(field, habits.dateKeys)),
    newest.text,
  );
}

function readModel(
  source: PostSource,
): readonly { readonly source: PostSource; readonly block: MetadataBlock }[] {
  const block = readTomlFrontMatter(source.text);
  return block === undefined || block.error !== undefined ? [] : [{ source, block }];
}

function valuesOf(
  request: NewPostRequest,
  newest: MetadataBlock,
  { timeZone, dateKeys, langKey }: TomlHabits,
): ReadonlyMap<string, string> {
  const values = new Map([['title', titleOnOneLine(request.title)]]);
  const dateKey = dateKeys.find(key => textOf(newest, key) !== '');
  if (dateKey !== undefined)
    values.set(dateKey, formatDateLike(textOf(newest, dateKey), request.instant, timeZone));
  if (request.draft || fieldOf(newest, 'draft') !== undefined) values.set('draft', String(request.draft));
  if (langKey !== undefined) values.set(langKey, request.lang);
  return values;
}

/** Booleans stay booleans, and dates TOML's own unless the newest post has them in quotes. */
function asLiteral(field: NewPostField, dateKeys: readonly string[]): NewPostField {
  const { key, model } = field;
  const isNative = model !== undefined && model.to - model.from === model.text.length;
  return key === 'draft' || (isNative && dateKeys.includes(key)) ? { ...field, isLiteral: true } : field;
}
