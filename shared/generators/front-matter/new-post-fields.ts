import { fieldOf, type MetadataBlock, type MetadataField } from '../../metadata/metadata-block.ts';
import { writeYamlScalar } from '../../metadata/write-yaml-scalar.ts';

/** What a generator says about the metadata of a new post. */
export interface NewPostRules {
  /** Keys with the values the new post must have, in the order for a blog without posts. */
  readonly values: ReadonlyMap<string, string>;
  /** Keys that take the neighbours' value when all of them have the same. */
  readonly copied: readonly string[];
  /** Keys that are written empty when the newest neighbour has them. */
  readonly emptied: readonly string[];
  /** The keys for a blog without posts. */
  readonly defaults: readonly string[];
}

/** One key of a new post; `model` is the newest neighbour's field, for its quotes and spacing. */
export interface NewPostField {
  readonly key: string;
  readonly text: string;
  readonly model?: MetadataField;
  /** The text is written as it stands: a boolean or a date. */
  readonly isLiteral?: true;
}

/** Neighbours that decide a style: enough to see a habit, few enough to follow a change of it. */
const neighbourCount = 5;

/**
 * The metadata of a new post in the order and with the keys of the newest neighbour; keys it must have and the
 * neighbour lacks come last.
 */
export function newPostFields(
  blocks: readonly MetadataBlock[],
  rules: NewPostRules,
): readonly NewPostField[] {
  const recent = blocks.slice(0, neighbourCount);
  const [newest] = recent;
  const keys = new Set(newest === undefined ? rules.defaults : newest.fields.map(field => field.key));
  for (const key of rules.values.keys()) keys.add(key);
  const fields: NewPostField[] = [];
  for (const key of keys) {
    const text = rules.values.get(key) ?? copiedValue(recent, key, rules);
    if (text === undefined) continue;
    const model = fieldOf(newest, key);
    fields.push(model === undefined ? { key, text } : { key, text, model });
  }
  return fields;
}

function copiedValue(blocks: readonly MetadataBlock[], key: string, rules: NewPostRules): string | undefined {
  const texts = new Set(blocks.map(block => fieldOf(block, key)?.text ?? ''));
  const [only = ''] = texts;
  if (rules.copied.includes(key) && texts.size === 1 && only !== '') return only;
  return rules.emptied.includes(key) ? '' : undefined;
}

/** The lines of YAML front matter without its fences; `text` is the file the models are in. */
export function yamlLines(fields: readonly NewPostField[], text: string): readonly string[] {
  return fields.map(field => {
    const value = yamlValue(field, text);
    return value === '' ? `${field.key}:` : `${field.key}: ${value}`;
  });
}

function yamlValue({ text, model, isLiteral }: NewPostField, modelText: string): string {
  const written = model === undefined ? '' : modelText.slice(model.from, model.to);
  const isOneLine = written !== '' && !/[\n|>&*]/.test(written);
  if (text === '' || isLiteral) return text;
  // A copied value keeps its writing: `true` must not become a quoted text.
  if (isOneLine && model?.text === text) return written;
  const first = written.charAt(0);
  const quote = first === '"' || first === "'" ? first : '';
  return quote === '' && /^\d{4}[-/]\d/.test(text) ? text : writeYamlScalar(text, quote);
}
