import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { isAppError } from '../../shared/app-error.ts';
import { resolveInside } from '../services/files/inside-root.ts';
import type { BlogFolders } from './blog-folders.ts';

/** A picture, sound or film of a blog that the preview may show. */
export interface BlogAsset {
  readonly absolutePath: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/** What the preview may load; everything else of a blog stays unreachable for pages. */
const types: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.ico': 'image/x-icon',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.ogv': 'video/ogg',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.oga': 'audio/ogg',
  '.wav': 'audio/wav',
  '.m4a': 'audio/mp4',
  '.flac': 'audio/flac',
  '.vtt': 'text/vtt',
};

/** What the system says of files that are not there or cannot be had. */
const absentCodes: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EACCES']);

/** Whether a file is a picture, sound or film that posts can show. */
export function isMedia(path: string): boolean {
  return Object.hasOwn(types, extname(path).toLowerCase());
}

/** Finds the file behind `key` and a blog path, or undefined when there is none that may be shown. */
export async function findBlogAsset(
  folders: BlogFolders,
  key: string,
  path: string,
): Promise<BlogAsset | undefined> {
  const folder = folders.byAssetKey(key);
  const type = types[extname(path).toLowerCase()];
  if (!folder || type === undefined) return undefined;
  try {
    const absolutePath = await resolveInside(folder.blog.root, path, 'read');
    const found = await stat(absolutePath);
    return found.isFile() ? { absolutePath, type, size: found.size } : undefined;
  } catch (error) {
    if (isAppError(error) || absentCodes.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
