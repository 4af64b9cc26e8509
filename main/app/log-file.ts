import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** How large a log grows before it makes room for a new one, in bytes. */
const mostBytes = 1_000_000;

/**
 * A writer of lines to a file and to stderr, for programs whose stderr nobody sees. The file before is kept as
 * `FILE.old`. A log that cannot be written is no reason to stop: stderr has its lines then.
 */
export function openLogFile(file: string): (line: string) => void {
  let size = 0;
  const makeRoom = () => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      ({ size } = statSync(file));
      if (size <= mostBytes) return;
      renameSync(file, `${file}.old`);
      size = 0;
    } catch {
      // No log yet, or none that can be moved: lines are added to what is there.
    }
  };
  makeRoom();
  return line => {
    process.stderr.write(line);
    size += line.length;
    if (size > mostBytes) makeRoom();
    try {
      appendFileSync(file, `${new Date().toISOString()} ${line}`, { mode: 0o600 });
    } catch {
      // Said on stderr already.
    }
  };
}
