import { createHash } from 'node:crypto';
import type { FileVersion } from '../../../shared/model/post.ts';

/** The version of a file with these bytes. Content alone counts: times lie after a checkout, a sync or a clock change. */
export function versionOf(bytes: Uint8Array): FileVersion {
  return createHash('sha256').update(bytes).digest('hex');
}
