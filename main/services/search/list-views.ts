import { type ListView, parseListView } from '../../../shared/model/list-view.ts';
import { inTurn } from '../files/file-queue.ts';
import { readJson, writeJson } from '../settings/json-file.ts';

/** How the list of each blog was shown last. */
export interface ListViews {
  /** How the list of the blog with this real path was shown; as new blogs are when that is not known. Never throws. */
  read(root: string): Promise<ListView>;
  /** @throws file.disk-full and the other file errors; what is kept stays as it was then. */
  keep(root: string, view: ListView): Promise<void>;
}

/** Blogs of which it is kept; the ones changed last. */
const mostBlogs = 50;

/** The views kept in a file of the profile, which every window shares. */
export function createListViews(file: string): ListViews {
  /** Root and view; pairs, because a path may be any word, also one that objects know already. */
  const readPairs = async (): Promise<readonly (readonly [string, unknown])[]> => {
    const { value } = await readJson(file, 'How your lists of posts are shown');
    const views = (value as { readonly views?: unknown } | undefined)?.views;
    return Array.isArray(views) ? views.filter(isPair) : [];
  };
  return {
    read: async root => parseListView((await readPairs()).find(([known]) => known === root)?.[1]),
    keep: (root, view) =>
      inTurn(file, async () => {
        const others = (await readPairs()).filter(([known]) => known !== root);
        await writeJson(file, { views: [...others, [root, view]].slice(-mostBlogs) });
      }),
  };
}

function isPair(value: unknown): value is readonly [string, unknown] {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
}
