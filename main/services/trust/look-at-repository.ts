import { createHash } from 'node:crypto';
import { isAbsolute, join } from 'node:path';
import type { TrustFindingKind } from '../../../shared/model/trust.ts';
import { findGitPlaces, type GitPlaces } from './find-git-folder.ts';
import { groupOf, judgeSetting } from './judge-setting.ts';
import {
  type ConfigReading,
  expandHomePath,
  type ReadSetting,
  readConfigFiles,
} from './read-config-files.ts';
import { readHooks } from './read-hooks.ts';
import { createFileBudget, type FileBudget } from './read-plain-file.ts';
import { readSideFiles } from './read-side-files.ts';

/** One thing found in a repository, as it is written there. */
export interface RawFinding {
  readonly kind: TrustFindingKind;
  readonly name: string;
  readonly value: string;
  /** Absolute path. */
  readonly file: string;
  /** From 1; null where lines mean nothing. */
  readonly line: number | null;
  /** Of a program's content, where that lies in a file of its own. */
  readonly hash?: string;
}

/** What lies in a repository, read without running git. */
export interface RepositoryLook {
  readonly remotes: readonly { readonly name: string; readonly url: string }[];
  readonly found: readonly RawFinding[];
}

/**
 * Reads all that could make git run a program, or send posts elsewhere, in the repository that holds `root`; runs nothing.
 * Null when there is no repository.
 */
export async function lookAtRepository(root: string): Promise<RepositoryLook | null> {
  const budget = createFileBudget();
  const places = await findGitPlaces(root, budget);
  if (places === null) return null;
  const top = places.top ?? places.gitDir;
  const reading = await readConfigFiles([
    join(places.commonDir, 'config'),
    join(places.gitDir, 'config.worktree'),
  ]);
  const settings = [
    ...reading.settings.map(toFinding),
    ...(await findInSection(join(top, '.lfsconfig'), 'lfs.')),
    ...(await findInSection(join(top, '.gitmodules'), 'submodule.')),
  ];
  const found = [
    ...settings,
    ...(await findHooks(places, reading, budget)),
    ...(await findBeside(root, places, reading, budget)),
    ...reading.unread.map(({ file, reason }) => unread(file, reason)),
  ];
  return { remotes: remotesOf(reading), found: found.map(finding => underSigning(finding, settings)) };
}

/**
 * One word for each thing that could run a program or change where posts go: another word means another thing. Settings
 * keep theirs when they only move to another line or file.
 */
export function marksOf(look: RepositoryLook): readonly string[] {
  const marks = look.found.map(markOf).filter(mark => mark !== null);
  const each = [...new Set(marks)];
  return each.length > mostMarks ? [digest(each.join('\n'))] : each;
}

/** The word of one finding; null for one that runs and changes nothing. */
export function markOf({ kind, name, value, file, hash = '' }: RawFinding): string | null {
  const group = groupOf(kind);
  // What a tool for hooks does is a hook or a setting once it is installed.
  if (group === 'never' || group === 'plain' || kind === 'hook-tool') return null;
  // Which files go through the user's own filter runs nothing else than it did.
  const what = kind === 'filter-used' ? '' : kind === 'not-read' ? file : value;
  return digest([kind, name, what, hash].join('\0'));
}

const mostMarks = 500;
const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

function toFinding({ key, value, file, line }: ReadSetting): RawFinding {
  const text = value ?? 'true';
  return { kind: judgeSetting(key, text).kind, name: key, value: text, file, line };
}

/** A signing program runs at every commit when the repository says that commits are signed. */
function underSigning(finding: RawFinding, settings: readonly RawFinding[]): RawFinding {
  const isSigned = settings.some(({ kind }) => kind === 'signing');
  return finding.kind === 'signing-program' && isSigned ? { ...finding, kind: 'signing' } : finding;
}

function unread(file: string, reason: string): RawFinding {
  return { kind: 'not-read', name: reason, value: '', file, line: null };
}

/** Files of other programs, who obey their own section only. */
async function findInSection(file: string, section: string): Promise<readonly RawFinding[]> {
  const { settings } = await readConfigFiles([file]);
  return settings.filter(({ key }) => key.startsWith(section)).map(toFinding);
}

/** Every folder or file a setting names: which of them git obeys may depend on a condition. */
function namedBy({ settings }: ConfigReading, key: string): readonly string[] {
  return settings.flatMap(setting => (setting.key === key && setting.value ? [setting.value] : []));
}

async function findHooks(
  places: GitPlaces,
  reading: ConfigReading,
  budget: FileBudget,
): Promise<readonly RawFinding[]> {
  const chosen = namedBy(reading, 'core.hookspath').map(path => fromTop(places, path));
  const found: RawFinding[] = [];
  for (const folder of new Set([join(places.commonDir, 'hooks'), ...chosen]))
    for (const hook of await readHooks(folder, budget)) found.push({ ...hook, value: '', line: null });
  return found;
}

async function findBeside(
  root: string,
  places: GitPlaces,
  reading: ConfigReading,
  budget: FileBudget,
): Promise<readonly RawFinding[]> {
  const top = places.top ?? places.gitDir;
  // Further down such files can only choose among filters that settings define.
  const files = new Set([
    join(places.commonDir, 'info/attributes'),
    join(top, '.gitattributes'),
    join(root, '.gitattributes'),
    ...namedBy(reading, 'core.attributesfile').map(path => fromTop(places, path)),
  ]);
  const beside = await readSideFiles(places, [...files], budget);
  const hooks = namedBy(reading, 'core.hookspath');
  const own = new Set(reading.settings.map(({ key }) => key));
  return beside.filter(({ kind, name }) => {
    if (kind === 'hook-tool') return !hooks.some(folder => folder.startsWith(name));
    if (kind !== 'filter-used') return true;
    // One that is set up here is named by its commands.
    return !['clean', 'smudge', 'process'].some(way => own.has(`filter.${name}.${way}`));
  });
}

function fromTop({ top, gitDir }: GitPlaces, path: string): string {
  const expanded = expandHomePath(path);
  return isAbsolute(expanded) ? expanded : join(top ?? gitDir, expanded);
}

function remotesOf({ settings }: ConfigReading): RepositoryLook['remotes'] {
  return settings.flatMap(({ key, value }) => {
    const name = /^remote\.(.+)\.(?:push)?url$/s.exec(key)?.[1];
    return name === undefined || !value ? [] : [{ name, url: value }];
  });
}
