import { AppError } from '../../shared/app-error.ts';
import type { PublishOutcome, PublishProgress } from '../../shared/model/publish.ts';
import type { PublishConflict, PutAside, SettleChoice, SettleOutcome } from '../../shared/model/settle.ts';
import type { Terminal } from './command.ts';
import type { CommandApp } from './connect-app.ts';

/** What `--settle` may say. */
export type SettleAnswer = Exclude<SettleChoice['choice'], 'edited'>;

/**
 * Reads the value of `--settle`; null when it was not given.
 * @throws AppError `usage` for any other word.
 */
export function readSettleAnswer(value: string | undefined): SettleAnswer | null {
  if (value === undefined) return null;
  if (value === 'mine' || value === 'online' || value === 'both') return value;
  throw new AppError('usage', {
    message: '--settle takes mine, online or both',
    usage: 'leysin pull --settle mine|online|both',
  });
}

/** How settling ended, with the files that were to be settled. */
export interface Settled extends SettleOutcome {
  readonly files: readonly PublishConflict[];
}

/** Gives every file that was changed here and online in the same place the same answer. */
export async function settleAll(
  { api }: CommandApp,
  answer: SettleAnswer,
  options: { readonly signal: AbortSignal; readonly onProgress: (progress: PublishProgress) => void },
): Promise<Settled> {
  const { online, files } = await api.call('publish.conflicts', undefined);
  const choices = files.map(({ path, version }) => ({ path, version, choice: answer, text: null }));
  const settled = await api.call('publish.settle', { online, choices }, options);
  return { ...settled, files };
}

const answers: Readonly<Record<Exclude<SettleAnswer, 'both'>, string>> = {
  mine: 'your version',
  online: 'the version online',
};

/** Where one side has deleted the file, there is one version only to have. */
function answerFor(file: PublishConflict, answer: SettleAnswer, settled: Settled): string {
  const { kind } = file;
  if (kind === 'deleted-online')
    return answer === 'online' ? 'deleted, as it is online' : 'your version; it was deleted online';
  if (kind === 'deleted-here')
    return answer === 'mine' ? 'deleted, as it was here' : 'the version online; it was deleted here';
  if (answer !== 'both') return answers[answer];
  return kind === 'not-text' ? 'your version' : `${whatOfBoth(file, settled)}; look at it before you publish`;
}

/** A key of the metadata cannot stand twice, and of what one side deleted there is one version. */
function whatOfBoth({ path }: PublishConflict, { aside, both }: Settled): string {
  const isLeavingOut = aside.some(version => version.path === path);
  if (both.includes(path))
    return isLeavingOut
      ? 'both versions of the text, and your version of the metadata that both changed'
      : 'both versions';
  return isLeavingOut
    ? 'your version of the metadata that both changed'
    : 'what one side changed and the other deleted';
}

/** Says what became of each file, and where the version is that was not taken; or why nothing was settled. */
export function saySettled(answer: SettleAnswer, settled: Settled, { say }: Pick<Terminal, 'say'>): void {
  const { error } = settled.outcome;
  if (answer === 'both' && error?.code === 'publish.conflict') say(onlyPosts);
  if (error) return;
  for (const file of settled.files)
    say(`  ${file.path}: ${answerFor(file, answer, settled)}. Not published yet`);
  sayAside(settled.aside, { say });
}

/** Says where each version is that was not taken. */
export function sayAside(aside: readonly PutAside[], { say }: Pick<Terminal, 'say'>): void {
  for (const { path, whose, kind, place } of aside) {
    const version = whose === 'mine' ? 'your version' : 'the version online';
    say(`  ${path}: ${version} is ${kind === 'aside' ? 'kept for 30 days' : 'beside it'} in ${place}`);
  }
}

const onlyPosts =
  'Only a post of this blog can have both versions in it, so nothing came and nothing was changed. Settle the files named above in your git program; or take one version of every file with “--settle mine” or “--settle online”, the other is kept for 30 days; or choose file by file in the window.';

/** Says what a terminal's user does next about files that were changed here and online in the same place. */
export function sayHowToSettle(
  { error }: Pick<PublishOutcome, 'error'>,
  { say }: Pick<Terminal, 'say'>,
): void {
  if (error?.code !== 'publish.conflict') return;
  say(
    'To settle it: “leysin pull --settle both” writes both versions of the text into the file, one paragraph below the other, and keeps your metadata where both changed them.',
  );
  say(
    '“--settle mine” and “--settle online” take one; the other is kept for 30 days. Then look at it, and publish.',
  );
}
