import { join } from 'node:path';
import { inTurn } from '../files/file-queue.ts';
import { readJson, writeJson } from '../settings/json-file.ts';

/** The warnings that the user said may be, by the tokens of their findings. */
export interface AcceptedWarnings {
  /** Those of these tokens that were accepted. */
  find(tokens: readonly string[]): Promise<ReadonlySet<string>>;
  /** @throws file.disk-full and the other file errors */
  accept(tokens: readonly string[]): Promise<void>;
}

/** The newest are kept: of a text that was changed since, a token is of no use any more. */
const mostTokens = 5_000;

/** Keeps accepted warnings in a folder of the profile. A damaged file only means that warnings ask again. */
export function createAcceptedWarnings(profile: string): AcceptedWarnings {
  const file = join(profile, 'accepted-warnings.json');
  const read = async (): Promise<readonly string[]> => {
    const { value } = await readJson(file, 'The warnings you accepted');
    const { tokens } = (value ?? {}) as { readonly tokens?: unknown };
    return Array.isArray(tokens) ? tokens.filter(token => typeof token === 'string') : [];
  };
  return {
    async find(tokens) {
      const known = new Set(tokens.length === 0 ? [] : await read());
      return new Set(tokens.filter(token => known.has(token)));
    },
    accept: tokens =>
      inTurn(file, async () => {
        const added = new Set(tokens);
        const kept = (await read()).filter(token => !added.has(token));
        await writeJson(file, { tokens: [...added, ...kept].slice(0, mostTokens) });
      }),
  };
}
