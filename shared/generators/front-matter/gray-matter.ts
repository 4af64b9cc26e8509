import { readJsonFields } from '../../metadata/json-fields.ts';
import type { MetadataBlock } from '../../metadata/metadata-block.ts';
import { lineAt, lineNumberAt, linesFrom, type TextLine, textStart } from '../../metadata/text-lines.ts';
import { readTomlFields } from '../../metadata/toml-fields.ts';
import { readYamlBetween, readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import { readScriptConfig } from '../config/read-script-config.ts';
import { scriptFields } from '../config/script-fields.ts';

// `---json`, `--- toml`: the fence, and the language of what follows; a fourth dash makes a rule of it
const openPattern = /^---[ \t]*([^\s-].*?)[ \t]*$/;

const closePattern = /^---[ \t]*$/;

/** Longest block that is read, in UTF-16 units. */
const longestBlock = 65_536;

/**
 * The front matter a text begins with as the library "gray-matter" reads it, which Eleventy, Gatsby, VitePress and others
 * use: YAML, or the language that the first line names. JSON, TOML and YAML have their own style. A script is not run:
 * only its literals are told; of any other language nothing is, for gray-matter gives all of it to an engine of that name.
 */
export function readGrayMatter(text: string): MetadataBlock | undefined {
  return readYamlFrontMatter(text, 'js-yaml') ?? readNamedFence(text);
}

function readNamedFence(text: string): MetadataBlock | undefined {
  const from = textStart(text);
  const open = lineAt(text, from);
  const [, name = ''] = openPattern.exec(text.slice(open.from, Math.min(open.to, open.from + 200))) ?? [];
  if (name === '' || open.next === open.to) return undefined;
  const language = name.toLowerCase();
  const style = styles.get(language) ?? 'named-fence';
  const close = closingLine(text, open.next);
  if (close === undefined) return readUnclosed(text, from, style);
  const reading = readLanguage(language, text.slice(0, close.from), open.next);
  return { style, from, to: close.next, ...reading };
}

const styles: ReadonlyMap<string, MetadataBlock['style']> = new Map([
  ['json', 'json'],
  ['toml', 'toml'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
]);

function closingLine(text: string, start: number): TextLine | undefined {
  for (const line of linesFrom(text, start)) {
    if (line.from - start > longestBlock) return undefined;
    if (closePattern.test(text.slice(line.from, Math.min(line.to, line.from + 100)))) return line;
  }
  return undefined;
}

/** gray-matter takes everything for metadata; the first paragraph is what surely is. */
function readUnclosed(text: string, from: number, style: MetadataBlock['style']): MetadataBlock {
  const paragraph = text.indexOf('\n\n', from);
  const to = paragraph < 0 ? text.length : paragraph + 1;
  return { style, from, to, fields: [], error: 'line 1: no --- ends the front matter', isOpen: true };
}

type Reading = Pick<MetadataBlock, 'fields' | 'error'>;

function readLanguage(language: string, text: string, start: number): Reading {
  const style = styles.get(language);
  if (style === 'yaml') return readYamlBetween(text, start, text.length, 'js-yaml');
  if (style === 'json') return readJson(text, start);
  if (style === 'toml') return readToml(text, start);
  if (language !== 'js' && language !== 'javascript') return { fields: [] };
  const [object] = readScriptConfig(`(${text.slice(start)})`).parts.flatMap(({ parts }) => parts);
  return { fields: object === undefined ? [] : scriptFields(object, start) };
}

function readJson(text: string, start: number): Reading {
  const object = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
  const reading = readJsonFields(text, object);
  const broken = (at: number, message: string) => ({
    fields: [],
    error: `line ${lineNumberAt(text, at)}: ${message}`,
  });
  if ('message' in reading) return broken(reading.at, reading.message);
  const rest = reading.to + (/^\s*/.exec(text.slice(reading.to))?.[0].length ?? 0);
  return rest < text.length ? broken(rest, 'there is more than one JSON object') : { fields: reading.fields };
}

function readToml(text: string, start: number): Reading {
  const reading = readTomlFields(text.slice(start), start);
  return 'fields' in reading
    ? { fields: reading.fields }
    : { fields: [], error: `line ${lineNumberAt(text, start) + reading.line}: ${reading.message}` };
}
