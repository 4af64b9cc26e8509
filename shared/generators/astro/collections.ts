import type { BlogPath } from '../../model/blog.ts';
import { isCollectionMarkdown } from '../collections/collection-paths.ts';
import { type Collection, publicMarkdown } from '../collections/collection-settings.ts';
import { usualDateKeys } from '../collections/find-collections.ts';
import {
  ownStrings,
  readScriptConfig,
  type ScriptPart,
  scriptCalls,
  scriptParts,
  scriptText,
} from '../config/read-script-config.ts';
import type { FolderView } from '../generator.ts';
import { followPath, isBelow, joinPath, pathBelow } from '../paths/blog-paths.ts';
import { isPostSection } from '../paths/post-sections.ts';

/** What a site's `content.config.ts` says. */
export interface AstroContent {
  readonly collections: readonly Collection[];
  /** The key of a date that the schema of posts asks for, or ''. */
  readonly dateKey: string;
  /** Texts that this schema wants in every post. */
  readonly required: readonly string[];
}

const configNames = ['content.config', 'content/config'].flatMap(name =>
  ['.ts', '.mts', '.js', '.mjs'].map(ending => name + ending),
);

/** The collections of a site: those its configuration loads, else the folders in `content` (Astro 4 and before) and `data`. */
export function readAstroContent(folder: FolderView, root: BlogPath, source: BlogPath): AstroContent {
  const text = configNames.map(name => folder.text(joinPath(source, name))).find(Boolean) ?? '';
  const script = readScriptConfig(text);
  const files = folder.paths.filter(isCollectionMarkdown);
  const docs = joinPath(source, 'content/docs');
  const loaded = [
    ...scriptCalls(script, 'glob').flatMap(call => collectionsOfGlob(script, call, root, files)),
    ...(scriptCalls(script, 'docsLoader').length > 0 ? [{ path: docs, patterns: publicMarkdown }] : []),
  ].filter(({ path }) => files.some(file => isBelow(path, file)));
  const pages = { path: joinPath(source, 'pages'), patterns: publicMarkdown };
  const collections =
    loaded.length > 0 ? loaded : foldersIn(files, [joinPath(source, 'content'), joinPath(source, 'data')]);
  return { collections: [...collections, pages], ...readSchema(script) };
}

function foldersIn(files: readonly BlogPath[], parents: readonly BlogPath[]): readonly Collection[] {
  const paths = new Set<BlogPath>();
  for (const parent of parents)
    for (const file of files) {
      const [first, ...rest] = isBelow(parent, file) ? pathBelow(parent, file).split('/') : [];
      if (first !== undefined && rest.length > 0) paths.add(joinPath(parent, first));
    }
  return [...paths].map(path => ({ path, patterns: publicMarkdown }));
}

/** `glob({ base: './src/data/blog', pattern: '**\/*.md' })`; a base that would have to be run is looked for among the texts. */
function collectionsOfGlob(
  script: ScriptPart,
  call: ScriptPart,
  root: BlogPath,
  files: readonly BlogPath[],
): readonly Collection[] {
  const patterns = scriptParts(call, 'pattern').flatMap(ownStrings).flatMap(asGlob);
  const [base] = scriptParts(call, 'base');
  const named = base === undefined ? '.' : scriptText(call, 'base');
  const bases = named === '' ? topStrings(script).filter(text => text.includes('/')) : [named];
  return bases.flatMap(text => {
    const path = followPath(root, text);
    const isFolder = path !== undefined && files.some(file => isBelow(path, file));
    return isFolder ? [{ path, patterns: patterns.length > 0 ? patterns : publicMarkdown }] : [];
  });
}

function topStrings({ parts }: ScriptPart): readonly string[] {
  return parts.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}

/** A pattern in the marks that are known here: `**\/[^_]*.md` is all but what begins with `_`, `@(md|mdx)` a choice. */
function asGlob(pattern: string): readonly string[] {
  const guard = /\[[\^!]_\]|!\(_\*?\)/g;
  const plain = pattern
    .replace(guard, '')
    .replace(/(^|\/)(?=\.[^/.])/g, '$1*')
    .replace(/[@+?]?\(([^()]*)\)/g, (_, choices: string) => `{${choices.replaceAll('|', ',')}}`);
  return pattern.search(guard) < 0 ? [plain] : [plain, '!**/_*'];
}

/** The date and the texts without which a post breaks the build: the schema of the collection that is called like posts. */
function readSchema(script: ScriptPart): { readonly dateKey: string; readonly required: readonly string[] } {
  const all = scriptCalls(script, 'defineCollection');
  const collection = all.find(({ key }) => isPostSection([], key)) ?? all[0];
  const [schema] = collection === undefined ? [] : scriptCalls(collection, 'object');
  const [object] = schema?.parts ?? [];
  const calls = new Map<string, readonly string[]>();
  for (const { key, call } of object?.parts ?? []) calls.set(key, [...(calls.get(key) ?? []), call]);
  const keys = [...calls.keys()];
  const isOptional = (key: string) =>
    (calls.get(key) ?? []).some(call => /^(?:optional|default|nullish|nullable|catch)$/.test(call));
  const dates = keys.filter(key => calls.get(key)?.includes('date') || usualDateKeys.includes(key));
  return {
    dateKey:
      dates.find(key => usualDateKeys.includes(key) && !isOptional(key)) ??
      dates.find(key => !isOptional(key)) ??
      '',
    required: keys.filter(
      key =>
        key !== 'title' && calls.get(key)?.includes('string') && !isOptional(key) && !dates.includes(key),
    ),
  };
}
