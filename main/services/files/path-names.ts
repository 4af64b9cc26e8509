/** Characters no portable name may hold: control characters, half surrogate pairs, and the backslash, which separates on Windows. */
const forbiddenPattern = /[\p{Cc}\p{Surrogate}\\]/u;

/** Whether a path is absolute on any platform: `/etc`, `C:/x`, `C:x`, `//server/share`. */
export function isAbsoluteAnywhere(path: string): boolean {
  return /^[/\\]/.test(path) || /^[a-z]:/i.test(path);
}

/** Whether `name` holds a NUL, another control character, a backslash or half of a surrogate pair. */
export function hasForbiddenCharacter(name: string): boolean {
  return forbiddenPattern.test(name);
}

// `con`, `CON.txt`, `com1 .md`, `COM¹`, `CONIN$`: devices in every folder of Windows, whatever the extension.
// https://learn.microsoft.com/windows/win32/fileio/naming-a-file
const devicePattern = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(?:\..*)?$/i;

/** Whether Windows can hold a file of this name: no device, no stream (`a.md::$DATA`), no dot or space at the end. */
export function isPortableName(name: string): boolean {
  return !devicePattern.test(name) && !/[<>:"|?*]/.test(name) && !/[. ]$/.test(name);
}

/**
 * Whether a file system could take `name` for git's own folder. Git refuses the same: HFS+ skips invisible characters,
 * NTFS knows `git~1`, ignores dots and spaces at the end and what follows a colon (`is_hfs_dotgit` and
 * `is_ntfs_dotgit` in git's utf8.c and path.c). Marks and compatibility forms are folded too, to be on the safe side.
 */
export function looksLikeGitFolder(name: string): boolean {
  const folded = name
    .normalize('NFKD')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]/gu, '')
    .toLowerCase()
    .replace(/:.*$/s, '')
    .replace(/[. ]+$/, '');
  return folded === '.git' || /^git~\d+$/.test(folded);
}

/**
 * A key that is equal for names some file system takes for the same one: letter case and composed or decomposed
 * letters do not count. Only for looking for collisions; the disk's own name is what is kept.
 */
export function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}
