import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { SignInAnswer, SignInQuestion } from '../../../../shared/model/sign-in.ts';
import { type Answers, createAnswers } from '../answers.ts';
import type { AskProgram } from '../ask-server.ts';
import type { SignIn } from '../sign-in.ts';

/** A program git and ssh can ask, built into a folder: started from its sources it would take half a second each time. */
export async function buildAskProgram(folder: string): Promise<AskProgram> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: fileURLToPath(new URL('ask-child.ts', import.meta.url)),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { format: 'es', entryFileNames: 'ask.mjs' } },
    },
  });
  return { command: process.execPath, script: join(folder, 'ask.mjs') };
}

/** Somebody who answers questions from a list, and what they were asked. */
export class UserAtDesk {
  readonly asked: SignInQuestion[] = [];
  readonly answers: Answers = createAnswers();
  /** The answers still to be given; without one the user would rather not. */
  readonly willSay: (SignInAnswer | null)[] = [];
  private readonly program: AskProgram;
  private readonly folder: string;

  constructor(program: AskProgram, folder: string) {
    this.program = program;
    this.folder = folder;
  }

  /** Whom one run may ask. */
  signIn(): SignIn {
    return {
      program: this.program,
      folder: this.folder,
      answers: this.answers.forRun(),
      ask: async question => {
        this.asked.push(question);
        return this.willSay.shift() ?? null;
      },
    };
  }
}

/** An answer that is a login, or a passphrase. */
export function says(secret: string, more: Partial<SignInAnswer> = {}): SignInAnswer {
  return { user: 'writer', secret, isKept: false, ...more };
}
