import { accessSync, constants, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program called git that notes what Leysin says to git, and then is git. */
export interface GitRecorder {
  /** Where it lies. */
  readonly folder: string;
  /** What whoever starts programs has to add to their environment. */
  readonly env: { readonly PATH: string; readonly LEYSIN_REAL_GIT: string };
  /** The arguments of every call so far. */
  read(): readonly (readonly string[])[];
}

/**
 * Makes a recorder in `folder`. It knows Leysin's calls by the settings each of them begins with; the tests' own calls
 * begin otherwise, and go to the git named by `LEYSIN_REAL_GIT` where they can. Null where there is no git, and on Windows.
 */
export function makeGitRecorder(folder: string): GitRecorder | null {
  const git = process.platform === 'win32' ? undefined : findGit();
  if (git === undefined) return null;
  const bin = join(folder, 'bin');
  const calls = join(folder, 'calls');
  mkdirSync(bin, { recursive: true });
  mkdirSync(calls);
  // A file for each process: what several write into one at a time may be mixed.
  const script = `#!/bin/sh
if [ "$2" = core.fsmonitor=false ]; then
  { printf '%d\\0' "$#"; printf '%s\\0' "$@"; } >> '${calls}'/$$
fi
exec '${git}' "$@"
`;
  writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
  return {
    folder,
    env: { PATH: `${bin}${delimiter}${process.env.PATH}`, LEYSIN_REAL_GIT: git },
    read: () => readdirSync(calls).flatMap(name => parseCalls(readFileSync(join(calls, name), 'utf8'))),
  };
}

function parseCalls(text: string): readonly (readonly string[])[] {
  const words = text.split('\0').slice(0, -1);
  const calls: (readonly string[])[] = [];
  while (words.length > 0) calls.push(words.splice(0, Number(words.shift())));
  return calls;
}

function findGit(): string | undefined {
  // Inside a run that is recorded: not the recorder.
  if (process.env.LEYSIN_REAL_GIT !== undefined) return process.env.LEYSIN_REAL_GIT;
  const places = (process.env.PATH ?? '').split(delimiter).map(folder => join(folder, 'git'));
  return places.find(place => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
