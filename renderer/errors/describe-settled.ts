import type { BlogPath } from '../../shared/model/blog.ts';
import type { PostEntry } from '../../shared/model/post.ts';
import { sayBoth } from '../../shared/publish/describe-taken.ts';
import { fileNameOf, listNames } from './name-files.ts';

/**
 * What stands in a file that was changed here and online, once it is settled. `both`: one below the other. `beside`: the one
 * online is a file of its own. `mixed`: more than one choice was made in it. The last four are of a file that one side deleted.
 */
export type KeptVersion =
  | 'both'
  | 'beside'
  | 'mine'
  | 'online'
  | 'mixed'
  | 'kept'
  | 'back'
  | 'left-deleted'
  | 'deleted';

/** A file and what stands in it now. */
export interface KeptFile {
  readonly path: BlogPath;
  readonly kept: KeptVersion;
}

type Say = (names: string, isOne: boolean) => string;

const sentences: { readonly [K in KeptVersion]: Say } = {
  both: sayBoth,
  beside: (names, isOne) =>
    isOne
      ? `${names} stays as it is here, with the version online in a file beside it.`
      : `${names} stay as they are here, with the versions online in files beside them.`,
  mixed: (names, isOne) => `${names} ${isOne ? 'has' : 'have'} what you chose of both versions.`,
  mine: names => `Your version stays in ${names}.`,
  online: names => `The version online is in ${names} now.`,
  kept: (names, isOne) => `${names} ${isOne ? 'stays' : 'stay'} here, though deleted online.`,
  back: (names, isOne) => `${names} ${isOne ? 'is' : 'are'} back, as online.`,
  'left-deleted': (names, isOne) => `${names} ${isOne ? 'stays' : 'stay'} deleted here.`,
  deleted: (names, isOne) => `${names} ${isOne ? 'is' : 'are'} deleted here, too.`,
};

const order = Object.keys(sentences) as readonly KeptVersion[];

/** Of these nothing is left to be published. */
const asOnline: ReadonlySet<KeptVersion> = new Set(['online', 'back', 'deleted']);

/** What settling made of the files, kind by kind, and what comes next. Posts are named by their titles. */
export function describeSettled(files: readonly KeptFile[], posts: readonly PostEntry[]): string {
  const said = order.flatMap(kept => {
    const names = files.filter(file => file.kept === kept).map(({ path }) => fileNameOf(path, posts));
    return names.length === 0 ? [] : [sentences[kept](listNames(names), names.length === 1)];
  });
  if (!files.every(({ kept }) => asOnline.has(kept)))
    said.push('None of it is published yet: look at it, then publish.');
  return said.join(' ');
}
