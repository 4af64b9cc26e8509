/** Whether a branch can have this name: the rules of git-check-ref-format, and no leading hyphen. */
export function isBranchName(name: string): boolean {
  if (name === '' || name === '@' || name.length > 200 || name.startsWith('-')) return false;
  if (/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\.$/u.test(name)) return false;
  return name.split('/').every(part => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
}
