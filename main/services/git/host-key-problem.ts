import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { AppError, type ErrorData, isAppError } from '../../../shared/app-error.ts';

/**
 * Adds to a problem with a host's key what ssh said of it: the host, the fingerprint it has now, and for a changed one
 * the fingerprint that was known and the file that has it. Any other error is given back as it is.
 */
export async function nameHostKey(error: unknown): Promise<unknown> {
  if (!isAppError(error, 'git.host-key-unknown') && !isAppError(error, 'git.host-key-changed')) return error;
  const details = String(error.data.details ?? '');
  const host = /(?:^|\s)[Hh]ost key (?:is known )?for (\S+) (?:has changed|and you)/.exec(details)?.[1];
  const fingerprint = /sent by the remote host is\s+(SHA256:[A-Za-z0-9+/]+)/.exec(details)?.[1];
  const [, file, line] = /Offending (?:\S+ )?key in (.+):(\d+)\r?$/m.exec(details) ?? [];
  const known = file === undefined ? null : await readKnown(file, Number(line));
  const facts: ErrorData = {
    ...(host === undefined ? {} : { host }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    ...(file === undefined ? {} : { knownFile: file }),
    ...(known === null ? {} : { knownFingerprint: known }),
  };
  return new AppError(error.code, { ...facts, ...error.data }, error.cause ?? error);
}

/** The fingerprint of the key in a line of a `known_hosts` file (sshd(8)): names, type and key, perhaps after a marker. */
async function readKnown(file: string, line: number): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const fields = (text.split('\n')[line - 1] ?? '').trim().split(/\s+/);
  const key = fields[fields[0]?.startsWith('@') ? 3 : 2];
  if (key === undefined) return null;
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('base64');
  return `SHA256:${digest.replace(/=+$/, '')}`;
}
