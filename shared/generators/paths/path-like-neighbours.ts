import type { BlogPath } from '../../model/blog.ts';
import { dayOf } from '../front-matter/format-date.ts';
import type { NewPostRequest } from '../generator.ts';
import { endingOf, folderOf, joinPath, nameOf, withoutEnding } from './blog-paths.ts';
import { readLeadingDay } from './leading-day.ts';
import { formatOfEnding } from './post-format.ts';

/** Where a new post goes in a blog without posts. */
export interface PathDefaults {
  readonly folder: BlogPath;
  /** Whether the name begins with the day. */
  readonly isDated: boolean;
}

/** How one post is named. */
interface NameShape {
  /** The folder without folders for year, month and day, and without the post's own. */
  readonly base: BlogPath;
  /** How many folders there are for year, month and day. */
  readonly dateFolders: number;
  /** What stands behind the day in the name; undefined when there is no day. */
  readonly separator: string | undefined;
  /** `index` in a folder of its own. */
  readonly isBundle: boolean;
  readonly ending: string;
}

/**
 * The path of a new post, built as those of its neighbours are: in the folder most of them lie in, with or without a
 * folder for each year or each post, the day in the name, and their ending.
 */
export function pathLikeNeighbours(
  { neighbours, slug, instant }: NewPostRequest,
  timeZone: string,
  defaults: PathDefaults,
): BlogPath {
  const shapes = neighbours.map(({ path }) => shapeOf(path));
  const base = mostFrequent(shapes.map(shape => shape.base)) ?? defaults.folder;
  const shape = shapes.find(item => item.base === base);
  const day = dayOf(instant, timeZone);
  const separator = shape === undefined ? (defaults.isDated ? '-' : undefined) : shape.separator;
  const folder = joinPath(base, ...day.split('-').slice(0, shape?.dateFolders ?? 0));
  const name = separator === undefined ? slug : day + separator + slug;
  const ending = shape?.ending ?? '.md';
  return joinPath(folder, shape?.isBundle === true ? `${name}/index${ending}` : name + ending);
}

// A folder's year, month and day at the end of a path: `/2024`, `2024/05`, `2024/05/06`
const dateFoldersPattern = /(?:^|\/)(\d{4}(?:\/\d{2}){0,2})$/;

function shapeOf(path: BlogPath): NameShape {
  const name = withoutEnding(nameOf(path));
  const isBundle = name.toLowerCase() === 'index' && folderOf(path) !== '';
  const unit = isBundle ? nameOf(folderOf(path)) : name;
  const folder = isBundle ? folderOf(folderOf(path)) : folderOf(path);
  const dates = dateFoldersPattern.exec(folder)?.[1] ?? '';
  const base = dates === '' ? folder : folder.slice(0, -dates.length).replace(/\/$/, '');
  const dated = readLeadingDay(unit);
  const separator = dated === undefined ? undefined : unit.charAt(dated.date.length) || '-';
  const ending = formatOfEnding(path) === 'markdown' ? endingOf(path) : '.md';
  return { base, dateFolders: dates === '' ? 0 : dates.split('/').length, separator, isBundle, ending };
}

/** The value that occurs most; of several the first. */
export function mostFrequent<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
