import type { BlogPath } from '../../model/blog.ts';

// `https:`, `data:`, `C:`
const schemePattern = /^[a-z][a-z0-9+.-]*:/i;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controlPattern = /[\u0000-\u001f\u007f]/;

/**
 * The path part of a link to a file of the same site, percent-decoded and without query and fragment; undefined for
 * other sites, for what no file name can hold, and for an empty link. A leading `/` stays.
 */
export function localUrlPath(url: string): string | undefined {
  const trimmed = url.trim();
  if (schemePattern.test(trimmed) || trimmed.startsWith('//') || trimmed.startsWith('\\')) return undefined;
  const path = decodePercents(trimmed.replace(/[?#].*$/s, ''));
  if (path === undefined || path === '' || path.includes('\\') || controlPattern.test(path)) return undefined;
  return path.startsWith('//') ? undefined : path;
}

function decodePercents(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray % is a plain character in a file name such as `100%.png`.
    return text;
  }
}

/** A blog path as it stands in a link: each part percent-encoded, what Markdown or Liquid could misread included. */
export function encodeUrlPath(path: BlogPath): string {
  return path
    .split('/')
    .map(part =>
      encodeURIComponent(part).replace(
        /[()'*!]/g,
        character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
      ),
    )
    .join('/');
}
