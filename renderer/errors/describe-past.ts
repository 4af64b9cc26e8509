import type { PastFile, PastPublish } from '../../shared/model/history.ts';

const moments = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment as the history names it, in the zone of this computer. */
export function momentOf(instant: number): string {
  return moments.format(instant);
}

/** What a publish is called: the first line of its message. */
export function nameOf({ message }: Pick<PastPublish, 'message'>): string {
  return message.split('\n', 1)[0] || 'Without a message';
}

/** What a publish touched, in a few words: posts by their titles, else files by their names. */
export function summaryOf({ files, moreFiles }: Pick<PastPublish, 'files' | 'moreFiles'>): string {
  const names = [...new Set(files.toSorted(byTitled).map(nameOfFile))];
  const more = names.length - 1 + moreFiles;
  const [first] = names;
  if (first === undefined) return 'No file of this blog';
  return more > 0 ? `${first} and ${more} more` : first;
}

/** What has a title says more than a path. */
const byTitled = (one: PastFile, other: PastFile) =>
  Number(other.title !== null) - Number(one.title !== null);

/** A file by the title of the post it is or belongs to, else by its path. */
export function nameOfFile({ title, path }: Pick<PastFile, 'title' | 'path'>): string {
  return title ? `“${title}”` : path;
}

const words: Readonly<Record<string, string>> = {
  conflict: 'gave way to another version',
  discarded: 'was not saved',
  recovered: 'came back after a crash',
  converted: 'before it was converted',
  restored: 'before an earlier version was restored',
};

/** Why a text was put aside. */
export function keptWords(reason: string): string {
  return words[reason] ?? 'put aside';
}

/** What a publish did to a file. */
export const changeWords: { readonly [C in PastFile['change']]: string } = {
  added: 'New',
  modified: 'Changed',
  deleted: 'Deleted',
  renamed: 'Renamed',
};
