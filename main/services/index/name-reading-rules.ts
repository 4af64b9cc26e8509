import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Names the rules by which this program reads posts: the worker's built file holds them or names the parts that do by
 * their digests, so that no number has to be counted up by hand; the time zones and letters Node knows belong to them.
 * Undefined when the file cannot be read: then nothing may be kept.
 */
export function nameReadingRules(workerFile: string): string | undefined {
  const { tz = '', unicode = '' } = process.versions;
  try {
    const digest = createHash('sha256').update(readFileSync(workerFile));
    return `${digest.digest('hex')} ${tz} ${unicode}`;
  } catch {
    return undefined;
  }
}
