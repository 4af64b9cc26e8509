/** Of posts that have both versions of a place in them; `names` as they stand in a sentence. */
export function sayBoth(names: string): string {
  return `Both versions are in ${names} now, one below the other: keep what you want of them.`;
}

/** What became of one's own text where a history that was rewritten online was taken over. */
export const sayTaken =
  'The history here is that online now. What you had not published is in your files, still unpublished. What was online and was taken away there is gone from your files, too; it is kept in the commits as they were.';

/** What comes after that. */
export const lookThenPublish = 'Look at it, then publish.';
