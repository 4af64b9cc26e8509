import { relative, sep } from 'node:path';
import {
  type TrustFinding,
  type TrustFindingGroup,
  type TrustFindings,
  trustFindingGroups,
} from '../../../shared/model/trust.ts';
import { redact } from '../git/redact.ts';
import { groupOf } from './judge-setting.ts';
import { lookAtRepository, markOf, marksOf, type RawFinding } from './look-at-repository.ts';

/** What was found, and the words by which it is known again. */
export interface TrustReading {
  readonly findings: TrustFindings;
  /** One for each thing that could run or changes where posts go. */
  readonly marks: readonly string[];
}

/**
 * Reads what could run, or change where posts go, once the blog in `root` is trusted; runs nothing. `trusted`: the marks
 * of what the user trusted before; null for a blog never trusted, or before marks were kept.
 */
export async function readTrustFindings(
  root: string,
  trusted: readonly string[] | null,
): Promise<TrustReading> {
  const look = await lookAtRepository(root);
  if (look === null) return { findings: nothingFound, marks: [] };
  const known = trusted === null ? null : new Set(trusted);
  const marks = marksOf(look);
  const isNew = (finding: RawFinding) => {
    const mark = markOf(finding);
    return known !== null && mark !== null && !known.has(mark);
  };
  const found = look.found.map(finding => shown(root, finding, isNew(finding)));
  const findings = {
    isRepository: true,
    remotes: look.remotes.slice(0, mostInGroup).map(({ name, url }) => ({ name, url: redact(url) })),
    ...limit(found),
    hasChanged: known !== null && marks.some(mark => !known.has(mark)),
  };
  return { findings, marks };
}

const nothingFound: TrustFindings = {
  isRepository: false,
  remotes: [],
  found: [],
  left: 0,
  hasChanged: false,
};

/** More nobody reads; the new ones come first. */
const mostInGroup = 100;
const longestValue = 200;

function limit(found: readonly TrustFinding[]): Pick<TrustFindings, 'found' | 'left'> {
  const ofGroup = (group: TrustFindingGroup) =>
    found
      .filter(finding => finding.group === group)
      .sort((one, other) => Number(other.isNew) - Number(one.isNew))
      .slice(0, mostInGroup);
  const listed = trustFindingGroups.flatMap(ofGroup);
  return { found: listed, left: found.length - listed.length };
}

function shown(root: string, finding: RawFinding, isNew: boolean): TrustFinding {
  const { kind, name, value, file, line } = finding;
  return {
    kind,
    group: groupOf(kind),
    name: cut(redact(name)),
    value: cut(withoutSecrets(finding.name, value)),
    file: shownPath(root, file),
    line,
    isNew,
  };
}

/** Headers and keys are secrets as a whole; commands may hold one. */
function withoutSecrets(name: string, value: string): string {
  if (value !== '' && /header$|password$|token$|cookie$|secret$/i.test(name)) return '…';
  return redact(value).replace(/\b(password|passwd|token|secret)(\s*[=:]\s*)[^\s;'"]+/gi, '$1$2…');
}

function cut(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}

/** From the blog's root where it lies below it. */
function shownPath(root: string, file: string): string {
  const way = relative(root, file);
  return way.startsWith('..') || way === '' ? file : way.split(sep).join('/');
}
