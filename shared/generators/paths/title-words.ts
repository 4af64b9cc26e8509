/** A title for a post that has none, from its file name: `my-first_post` becomes `My First Post`. */
export function titleFromName(name: string): string {
  const words = name.split(/[-_\s]+/).filter(word => word !== '');
  if (words.length === 0) return name;
  return words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
}

/** A title on one line: control characters and runs of space become one space. */
export function titleOnOneLine(title: string): string {
  return title.replace(/[\p{Cc}\p{Z}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim();
}

/** A title as the words of a heading: what Markdown or MDX would read as marks is escaped. */
export function headingOfTitle(title: string): string {
  return title.replace(/[\\`*_[\]<>#{}]/g, '\\$&');
}
