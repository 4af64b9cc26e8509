import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program called git that is git, but for what it was told to say in its place. */
export interface SpeakingGit {
  /** What whoever starts programs has to add to their environment. */
  readonly env: { readonly PATH: string };
  /** Has calls of a sub-command fail with these words. */
  say(command: string, words: string): void;
  /** Has it be git again. */
  hush(): void;
}

/** Makes one in `folder`, before the git of `path`. */
export function makeSpeakingGit(folder: string, path: string): SpeakingGit {
  const bin = join(folder, 'bin');
  const told = join(folder, 'told');
  mkdirSync(bin, { recursive: true });
  // The sub-command is the first word that stands by itself as one: settings before it begin with -c.
  const script = `#!/bin/sh
for word; do
  if test -e "${told}-$word"; then cat "${told}-$word" >&2; exit 128; fi
done
PATH='${path}' exec git "$@"
`;
  writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
  let spoken: string | undefined;
  const hush = () => {
    if (spoken !== undefined) rmSync(spoken);
    spoken = undefined;
  };
  return {
    env: { PATH: `${bin}${delimiter}${path}` },
    say(command, words) {
      hush();
      spoken = `${told}-${command}`;
      writeFileSync(spoken, `${words}\n`);
    },
    hush,
  };
}
