import type { PlannedPost } from '../../../shared/model/publish.ts';

/** What happens to a post or a file, in a word. */
export const changeWords: Readonly<Record<PlannedPost['change'], string>> = {
  added: 'New',
  modified: 'Changed',
  renamed: 'Renamed',
  converted: 'Converted',
  deleted: 'Deleted',
};
