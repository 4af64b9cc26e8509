import { fieldOf, type MetadataBlock, type MetadataStyle, textOf } from '../../metadata/metadata-block.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { dayOf, formatDateLike } from '../front-matter/format-date.ts';
import { frontMatterText } from '../front-matter/front-matter-text.ts';
import { isNativeTomlDate } from '../front-matter/native-toml-date.ts';
import { type NewPostField, newPostFields, yamlLines } from '../front-matter/new-post-fields.ts';
import type { NewPost, NewPostRequest, PostSource } from '../generator.ts';
import { endingOf, folderOf, joinPath, withoutEnding } from '../paths/blog-paths.ts';
import { matchesFilePattern } from '../paths/file-pattern.ts';
import { formatOfEnding } from '../paths/post-format.ts';
import { titleOnOneLine } from '../paths/title-words.ts';
import { nikolaForeignNames } from './foreign-names.ts';
import { hasNikolaSidecar, nikolaBlock } from './metadata.ts';
import { joinTranslation, splitTranslation } from './translations.ts';

interface Model {
  readonly source: PostSource;
  readonly block: MetadataBlock;
  readonly style: MetadataStyle | 'sidecar';
}

/** A new Nikola post: where `POSTS` and `NEW_POST_DATE_PATH` put it, in the style of the newest posts. */
export function newNikolaPost(site: Site, request: NewPostRequest): NewPost {
  const ending = chooseEnding(site, request.neighbours);
  const models = request.neighbours
    .map(source => readModel(site, source))
    .filter(model => model !== undefined);
  const alike = models.filter(({ source }) => endingOf(source.path) === ending);
  const used = alike.length > 0 ? alike : models;
  const style = alike[0]?.style ?? (models[0]?.style === 'sidecar' ? 'sidecar' : defaultStyle(site, ending));
  const path = newPath(site, request, ending);
  const fields = fieldsOf(site, request, used);
  const text = blockText(style, fields, used[0]);
  if (style !== 'sidecar') return { path, files: [{ path, text }] };
  // The body first: a sidecar without its post would be litter, a post without a sidecar is still a post.
  return {
    path,
    files: [
      { path, text: '' },
      { path: sidecarPath(site, path), text },
    ],
  };
}

/** The sidecar Nikola looks for beside a post, that of a translation named as translations are. */
export function sidecarPath(site: Site, path: BlogPath): BlogPath {
  const { original, lang } = splitTranslation(site, path);
  return joinTranslation(site, `${withoutEnding(original)}.meta`, lang);
}

function readModel(site: Site, source: PostSource): Model | undefined {
  const block = nikolaBlock(site, source);
  if (block === undefined || block.error !== undefined) return undefined;
  return { source, block, style: hasNikolaSidecar(source) ? 'sidecar' : block.style };
}

/** Markdown where the blog takes it, in the ending its posts have; else what the newest post is. */
function chooseEnding(site: Site, neighbours: readonly PostSource[]): string {
  const allowed = site.postPatterns.map(endingOf).filter(ending => ending !== '');
  const used = neighbours.map(({ path }) => endingOf(path)).filter(ending => allowed.includes(ending));
  const isMarkdown = (ending: string) => formatOfEnding(`x${ending}`) === 'markdown';
  return used.find(isMarkdown) ?? allowed.find(isMarkdown) ?? used[0] ?? allowed[0] ?? '.md';
}

function defaultStyle(site: Site, ending: string): MetadataStyle {
  const named = site.options.metadataFormat;
  if (named === 'yaml' || named === 'toml') return named;
  const format = formatOfEnding(`x${ending}`);
  if (named === 'pelican' && format === 'markdown') return 'key-value';
  return format === 'markdown' || format === 'html' ? 'nikola-comment' : 'nikola-lines';
}

function newPath(site: Site, request: NewPostRequest, ending: string): BlogPath {
  const patterns = site.postPatterns.filter(pattern => endingOf(pattern) === ending);
  const originals = request.neighbours.map(({ path }) => splitTranslation(site, path).original);
  const inUse = originals.map(path => patterns.find(pattern => matchesFilePattern(pattern, path)));
  const pattern = inUse.find(found => found !== undefined) ?? patterns[0] ?? `posts/*${ending}`;
  const folder = joinPath(folderOf(pattern), dateFolder(site, request.instant));
  return joinTranslation(site, joinPath(folder, `${request.slug}${ending}`), request.lang);
}

function dateFolder(site: Site, instant: string): string {
  const [year = '', month = '', day = ''] = dayOf(instant, site.timeZone).split('-');
  const values: Record<string, string> = {
    '%Y': year,
    '%m': month,
    '%d': day,
    '%y': year.slice(2),
    '%%': '%',
  };
  const folder = (site.options.postDateFolder ?? '').replace(/%./g, code => values[code] ?? '');
  return folder
    .split('/')
    .filter(part => part !== '' && part !== '..' && part !== '.')
    .join('/');
}

function fieldsOf(site: Site, request: NewPostRequest, models: readonly Model[]): readonly NewPostField[] {
  const blocks = models.map(({ block }) => block);
  const [newest] = blocks;
  const names = newest === undefined ? [] : nikolaForeignNames(site, newest.style);
  // `METADATA_MAPPING` may call a key otherwise: it stays so where the newest post has it.
  const named = (key: string) =>
    names.find(([from, to]) => to === key && fieldOf(newest, from) !== undefined)?.[0] ?? key;
  const date = formatDateLike(textOf(newest, named('date')), request.instant, site.timeZone);
  const values = new Map([
    [named('title'), titleOnOneLine(request.title)],
    [named('slug'), request.slug],
    [named('date'), date],
  ]);
  if (request.draft) values.set(named('status'), 'draft');
  return newPostFields(blocks, {
    values,
    copied: ['author', 'type', 'template'].map(named),
    emptied: ['tags', 'category', 'link', 'description', 'author'].map(named),
    // What `nikola new_post` writes.
    defaults: ['title', 'slug', 'date', 'tags', 'category', 'link', 'description', 'type'],
  });
}

function blockText(style: Model['style'], fields: readonly NewPostField[], model: Model | undefined): string {
  const modelText =
    model?.style === 'sidecar' ? (model.source.sidecarText ?? '') : (model?.source.text ?? '');
  if (style === 'yaml') return `---\n${yamlLines(fields, modelText).join('\n')}\n---\n\n`;
  if (style === 'toml') return frontMatterText('toml', fields.map(withTomlDate), modelText);
  if (style === 'key-value') return `${fields.map(({ key, text }) => `${key}: ${text}`).join('\n')}\n\n`;
  const lines = fields.map(field => nikolaLine(field, modelText)).join('\n');
  if (style === 'sidecar') return `${lines}\n`;
  return style === 'nikola-lines' ? `${lines}\n\n` : `<!--\n${withoutCommentEnd(lines)}\n-->\n\n`;
}

function withTomlDate(field: NewPostField): NewPostField {
  // Only dates, numbers and booleans stand without quotes in the model.
  return (field.key === 'date' || field.model !== undefined) && isNativeTomlDate(field)
    ? { ...field, isLiteral: true }
    : field;
}

function nikolaLine({ key, text, model }: NewPostField, modelText: string): string {
  if (text !== '') return `.. ${key}: ${text}`;
  const hasSpace = model === undefined || modelText.charAt(model.from - 1) === ' ';
  return `.. ${key}:${hasSpace ? ' ' : ''}`;
}

/** A title with `-->` would end the comment; Nikola knows no escape, so the arrow gets a space. */
function withoutCommentEnd(lines: string): string {
  return lines.replace(/--(!?)>/g, '-- $1>');
}
