import { findSecrets } from '../../../shared/checks/secret.ts';
import type { SecretPlace } from '../../../shared/model/checks.ts';
import { decodeText } from '../files/text-shape.ts';

/** Nobody writes a longer text by hand; in bytes. */
export const largestText = 2 * 1024 * 1024;

/** Where keys and passwords stand in the bytes of a file; nothing is found in what is no text. */
export function findSecretsOf(bytes: Uint8Array): readonly SecretPlace[] {
  const text = decodeText(bytes)?.text;
  if (text === undefined) return [];
  return findSecrets(text).map(({ at, name }) => ({ line: text.slice(0, at).split('\n').length, name }));
}
