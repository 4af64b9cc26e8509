import type { BlogPath } from '../../shared/model/blog.ts';
import { decodeText } from '../services/files/text-shape.ts';
import type { VersionKeeper } from '../services/journal/keep-versions.ts';

/** What keeps, for 30 days, versions of files of the blog in `root` that lost against another, as texts where they are. */
export function keepIn(keeper: VersionKeeper, root: string) {
  return (path: BlogPath, bytes: Uint8Array): Promise<string> => {
    const text = decodeText(bytes)?.text;
    return text === undefined
      ? keeper.keepBytes(root, path, bytes, 'conflict')
      : keeper.keepVersion(root, path, text, 'conflict');
  };
}
