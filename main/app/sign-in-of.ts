import { join } from 'node:path';
import type { SignIn } from '../services/sign-in/sign-in.ts';
import type { AppParts } from './app-parts.ts';
import type { WindowSession } from './window-session.ts';

/** Whom to ask in one run of a window's that signs in at a host; undefined where the shell has nobody to ask. */
export function signInOf(parts: AppParts, session: WindowSession): SignIn | undefined {
  const { askProgram, profile } = parts.options;
  if (askProgram === undefined) return undefined;
  return {
    program: askProgram,
    folder: join(profile, 'sign-in'),
    answers: parts.answers.forRun(),
    ask: session.signInDesk.ask,
  };
}
