import { readJsonFields } from '../../metadata/json-fields.ts';
import type { MetadataBlock } from '../../metadata/metadata-block.ts';
import { lineAt, lineNumberAt, linesFrom, textStart } from '../../metadata/text-lines.ts';
import { readTomlFields } from '../../metadata/toml-fields.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import { readScriptConfig } from '../config/read-script-config.ts';
import { scriptFields } from '../config/script-fields.ts';

// `---json`, `--- toml`: the fence, and the language of what follows
const openPattern = /^---[ \t]*(json|toml|js|javascript)[ \t]*$/i;

const closePattern = /^---[ \t]*$/;

/** Longest block that is read, in UTF-16 units. */
const longestBlock = 65_536;

/**
 * The front matter a text begins with as the library "gray-matter" reads it, which Eleventy, Gatsby, VitePress and others
 * use: YAML, or the language that the first line names. A script is not run: only its literals are told.
 */
export function readGrayMatter(text: string): MetadataBlock | undefined {
  return readYamlFrontMatter(text) ?? readNamedFence(text);
}

function readNamedFence(text: string): MetadataBlock | undefined {
  const from = textStart(text);
  const open = lineAt(text, from);
  const [, language = ''] = openPattern.exec(text.slice(open.from, Math.min(open.to, open.from + 100))) ?? [];
  if (language === '' || open.next === open.to) return undefined;
  for (const line of linesFrom(text, open.next)) {
    if (line.from - from > longestBlock) return undefined;
    if (!closePattern.test(text.slice(line.from, Math.min(line.to, line.from + 100)))) continue;
    const reading = readLanguage(language.toLowerCase(), text.slice(0, line.from), open.next);
    return { style: 'named-fence', from, to: line.next, ...reading };
  }
  return undefined;
}

type Reading = Pick<MetadataBlock, 'fields' | 'error'>;

function readLanguage(language: string, text: string, start: number): Reading {
  if (language === 'json') return readJson(text, start);
  if (language === 'toml') return readToml(text, start);
  const [object] = readScriptConfig(`(${text.slice(start)})`).parts.flatMap(({ parts }) => parts);
  return { fields: object === undefined ? [] : scriptFields(object, start) };
}

function readJson(text: string, start: number): Reading {
  const object = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
  const reading = readJsonFields(text, object);
  return 'fields' in reading
    ? { fields: reading.fields }
    : { fields: [], error: `line ${lineNumberAt(text, reading.at)}: ${reading.message}` };
}

function readToml(text: string, start: number): Reading {
  const reading = readTomlFields(text.slice(start), start);
  return 'fields' in reading
    ? { fields: reading.fields }
    : { fields: [], error: `line ${lineNumberAt(text, start) + reading.line}: ${reading.message}` };
}
