// What file systems refuse in names, or take as a way to another folder
const unsafePattern = /[\p{Cc}<>:"/\\|?*]+/gu;

/** A name for a post's file elsewhere, made from its title, without the ending. */
export function exportName(title: string): string {
  const name = title.replaceAll(unsafePattern, ' ').trim().slice(0, 100);
  return name === '' || name.startsWith('.') ? `Post ${name}`.trim() : name;
}
