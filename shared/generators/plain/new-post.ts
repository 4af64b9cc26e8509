import { fieldOf, textOf } from '../../metadata/metadata-block.ts';
import { readYamlFrontMatter } from '../../metadata/yaml-front-matter.ts';
import type { BlogPath, Site } from '../../model/blog.ts';
import { dayOf, formatDateLike } from '../front-matter/format-date.ts';
import { type NewPostField, newPostFields, yamlLines } from '../front-matter/new-post-fields.ts';
import type { NewPost, NewPostRequest, PostSource } from '../generator.ts';
import { endingOf, folderOf, joinPath, nameOf } from '../paths/blog-paths.ts';
import { headingOfTitle, titleOnOneLine } from '../paths/title-words.ts';

/** A new post of a plain folder, named and begun as its neighbours are; front matter only where they have it. */
export function newPlainPost(site: Site, request: NewPostRequest): NewPost {
  const [newest] = request.neighbours;
  const isDated = /^\d{4}-\d{2}-\d{2}[-_ ]/.test(nameOf(newest?.path ?? ''));
  const day = isDated ? `${dayOf(request.instant, site.timeZone)}-` : '';
  const ending = newest === undefined ? '.md' : endingOf(newest.path);
  const path = joinPath(usualFolder(request.neighbours), `${day}${request.slug}${ending}`);
  return { path, files: [{ path, text: newText(site, request) }] };
}

/** The folder most neighbours lie in; of several the first. */
function usualFolder(neighbours: readonly PostSource[]): BlogPath {
  const counts = new Map<BlogPath, number>();
  for (const { path } of neighbours) counts.set(folderOf(path), (counts.get(folderOf(path)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

function newText(site: Site, request: NewPostRequest): string {
  const title = titleOnOneLine(request.title);
  const models = request.neighbours.flatMap(source => {
    const block = readYamlFrontMatter(source.text);
    return block === undefined || block.error !== undefined ? [] : [{ source, block }];
  });
  const model = models.find(({ source }) => source === request.neighbours[0]);
  const values = new Map<string, string>();
  if (request.lang !== site.defaultLang) values.set('lang', request.lang);
  // Nothing builds such a folder: only posts that say it already show that the key means something here.
  const hasDrafts = models.some(({ block }) => fieldOf(block, 'draft') !== undefined);
  if (request.draft && hasDrafts) values.set('draft', 'true');
  const heading = `# ${headingOfTitle(title)}\n\n`;
  if (model === undefined) {
    if (values.size === 0) return heading;
    const lines = yamlLines(
      [...values].map(([key, value]) => withPlainDraft({ key, text: value })),
      '',
    );
    return `---\n${lines.join('\n')}\n---\n\n${heading}`;
  }
  const date = textOf(model.block, 'date');
  const hasTitle = textOf(model.block, 'title') !== '';
  if (hasTitle) values.set('title', title);
  if (date !== '') values.set('date', formatDateLike(date, request.instant, site.timeZone));
  const fields = newPostFields(
    models.map(({ block }) => block),
    {
      values,
      copied: ['author', 'layout', 'lang'],
      emptied: ['tags', 'category', 'categories', 'description'],
      defaults: [],
    },
  );
  const lines = yamlLines(fields.map(withPlainDraft), model.source.text);
  return `---\n${lines.join('\n')}\n---\n\n${hasTitle ? '' : heading}`;
}

/** `draft` is a boolean: quotes would make it a text. */
function withPlainDraft(field: NewPostField): NewPostField {
  return field.key === 'draft' ? { key: 'draft', text: field.text, isLiteral: true as const } : field;
}
