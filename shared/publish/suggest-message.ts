import type { PlannedPost } from '../model/publish.ts';

/** What a message says of a post. */
export type NamedPost = Pick<PlannedPost, 'path' | 'title' | 'change' | 'keys'>;

const verbs: Readonly<Record<PlannedPost['change'], string>> = {
  added: 'Publish',
  modified: 'Update',
  converted: 'Convert',
  renamed: 'Rename',
  deleted: 'Delete',
};

/** In the order they are told. */
const changes = ['added', 'modified', 'converted', 'renamed', 'deleted'] as const;

/** A list of more keys says less than none. */
const mostKeys = 3;
/** Of a title, in characters: the first line of a message is cut near 72 by what shows it. */
const longestTitle = 60;

/** The message offered for a commit of these posts, in one line: what happens to the one there is, or to how many. */
export function suggestMessage(posts: readonly NamedPost[]): string {
  const [first, ...others] = posts;
  if (first === undefined) return 'Update the blog';
  if (others.length === 0) return messageOfOne(first);
  const counts = changes.flatMap(change => {
    const count = posts.filter(post => post.change === change).length;
    return count === 0 ? [] : [{ verb: verbs[change], count }];
  });
  const told = counts.map(({ verb, count }, index) =>
    index === 0 ? `${verb} ${count} ${count === 1 ? 'post' : 'posts'}` : `${verb.toLowerCase()} ${count}`,
  );
  return told.join(', ');
}

function messageOfOne({ path, title, change, keys }: NamedPost): string {
  const name = `“${shorten(title.replace(/\s+/g, ' ').trim() || path)}”`;
  const details = change === 'modified' && keys.length > 0 && keys.length <= mostKeys;
  const end = change === 'converted' ? ' to Markdown' : details ? `: ${keys.join(', ')}` : '';
  return `${verbs[change]} ${name}${end}`;
}

function shorten(text: string): string {
  const characters = [...text];
  if (characters.length <= longestTitle) return text;
  return `${characters
    .slice(0, longestTitle - 1)
    .join('')
    .trimEnd()}…`;
}
