import type { SecretPlace } from '../../../shared/model/checks.ts';

/** What was found in a file, in words that go behind its name. */
export function sayLooksLike({ line, name }: SecretPlace): string {
  return `line ${line} holds what looks like ${name}`;
}
