import { randomBytes } from 'node:crypto';
import { redact } from '../services/git/redact.ts';

/** Writes lines for whoever looks into a problem, with secrets cut out. */
export interface Log {
  /** Logs an unexpected error with its stack; returns the id that is shown to the user. */
  internal(error: unknown): string;
  warn(message: string): void;
}

/** A log that writes to stderr. */
export function createLog(write: (line: string) => void = line => process.stderr.write(line)): Log {
  return {
    internal: error => {
      const id = randomBytes(4).toString('hex');
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      write(`leysin: internal error ${id}: ${redact(stack)}\n`);
      return id;
    },
    warn: message => write(`leysin: ${redact(message)}\n`),
  };
}
