import { folderOf, nameOf, withoutEnding } from '../../generators/paths/blog-paths.ts';
import type { PostEntry } from '../../model/post.ts';

type NameIndex = ReadonlyMap<string, readonly PostEntry[]>;

const indexes = new WeakMap<readonly PostEntry[], NameIndex>();

/**
 * The posts of a list that go by a name: their slug, their file's name, or that of the folder they are the index of, upper and
 * lower case being the same. In a blog of 10,000 posts nobody looks through all of them for every link.
 */
export function entriesNamed(entries: readonly PostEntry[], name: string): readonly PostEntry[] {
  let index = indexes.get(entries);
  if (index === undefined) {
    index = makeIndex(entries);
    indexes.set(entries, index);
  }
  return index.get(name.toLowerCase()) ?? [];
}

function makeIndex(entries: readonly PostEntry[]): NameIndex {
  const index = new Map<string, PostEntry[]>();
  for (const entry of entries)
    for (const name of namesOf(entry)) {
      const found = index.get(name);
      if (found === undefined) index.set(name, [entry]);
      else found.push(entry);
    }
  return index;
}

// `name.de`, as translations are called
const languageEnding = /\.[a-z]{2,3}(?:-[a-z]{2,4})?$/i;

function namesOf({ path, slug }: PostEntry): ReadonlySet<string> {
  const file = withoutEnding(nameOf(path));
  const plain = file.replace(languageEnding, '');
  const own = /^_?index$/i.test(plain) ? nameOf(folderOf(path)) : plain;
  const names = [slug, file, own, own.replace(/^\d{4}-\d{1,2}-\d{1,2}[-_]/, '')];
  return new Set(names.filter(name => name !== '').map(name => name.toLowerCase()));
}
