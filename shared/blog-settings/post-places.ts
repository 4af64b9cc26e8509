import { folderOf, isBelow, nameOf, withoutEnding } from '../generators/paths/blog-paths.ts';
import type { BlogPath } from '../model/blog.ts';

/** A folder of posts and how many lie in it and below. */
export interface PostPlace {
  readonly folder: BlogPath;
  readonly count: number;
}

/** Most folders that are told apart. */
const mostPlaces = 12;

/** The folders that posts lie in, those with most of them first; of many, those they have in common. */
export function placesOfPosts(paths: readonly BlogPath[]): readonly PostPlace[] {
  const folders = paths.map(placeOf);
  let places = countPlaces(folders);
  for (let depth = Math.max(...folders.map(depthOf), 0); places.length > mostPlaces && depth > 0; depth -= 1)
    places = countPlaces(
      folders.map(folder =>
        folder
          .split('/')
          .slice(0, depth - 1)
          .join('/'),
      ),
    );
  return joinBelow(places);
}

// Folders for year, month and day at the end of a path: `/2024`, `2024/05`
const datesPattern = /(?:^|\/)\d{4}(?:\/\d{2}){0,2}$/;

/** The folder of a post, without those for its date and the one that is its own. */
function placeOf(path: BlogPath): BlogPath {
  const isBundle = /^_?index$/i.test(withoutEnding(nameOf(path))) && folderOf(path).includes('/');
  const folder = isBundle ? folderOf(folderOf(path)) : folderOf(path);
  return folder.replace(datesPattern, '');
}

function depthOf(folder: BlogPath): number {
  return folder === '' ? 0 : folder.split('/').length;
}

function countPlaces(folders: readonly BlogPath[]): readonly PostPlace[] {
  const counts = new Map<BlogPath, number>();
  for (const folder of folders) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  return [...counts]
    .map(([folder, count]) => ({ folder, count }))
    .sort((a, b) => b.count - a.count || (a.folder < b.folder ? -1 : 1));
}

/** A folder inside another counts for that one: both would name the same posts twice. */
function joinBelow(places: readonly PostPlace[]): readonly PostPlace[] {
  const outer = places.filter(
    ({ folder }) => !places.some(other => other.folder !== folder && isBelow(other.folder, folder)),
  );
  return outer.map(({ folder }) => ({
    folder,
    count: places
      .filter(place => place.folder === folder || isBelow(folder, place.folder))
      .reduce((sum, { count }) => sum + count, 0),
  }));
}
