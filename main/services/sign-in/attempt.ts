import type { SignInAnswer } from '../../../shared/model/sign-in.ts';
import type { Answers } from './answers.ts';
import { type Prompt, readPrompt } from './read-prompt.ts';

/** A prompt the user has to answer before git can be run again. */
export interface OpenPrompt {
  /** Names what is asked for, so that it is asked once. */
  readonly key: string;
  readonly prompt: Prompt;
  /** Whether what was known was refused. */
  readonly isAgain: boolean;
}

/**
 * Answers the prompts of one run of git from what is known. What is not known is noted and refused: git never waits for
 * a person, whom no time limit of a network should hurry.
 */
export class Attempt {
  /** The first prompt there was no answer to. */
  open: OpenPrompt | null = null;
  /** Whether a login was asked for that is known, while git's own helpers were still to be asked. */
  wouldKnow = false;
  /** The prompts that were answered, by what they asked for. */
  readonly used = new Map<string, Prompt>();
  private readonly answers: Answers;
  private readonly answered = new Set<string>();

  constructor(answers: Answers) {
    this.answers = answers;
  }

  /** The answer to a prompt; null where there is none. */
  reply(text: string): string | null {
    const prompt = readPrompt(text);
    if (prompt === null) return null;
    const key = keyOf(prompt);
    const known = this.answers.find(key);
    if (known === undefined || !isFor(prompt, known)) return this.note(key, prompt, false);
    if (this.answered.has(text) && prompt.kind !== 'host-key') {
      this.answers.forget(key);
      return this.note(key, prompt, true);
    }
    if (isOfGit(prompt) && !this.answers.isAheadOfHelpers) {
      this.wouldKnow = true;
      return null;
    }
    this.answered.add(text);
    this.used.set(key, prompt);
    return answerTo(prompt, known);
  }

  private note(key: string, prompt: Prompt, isAgain: boolean): null {
    this.open ??= { key, prompt, isAgain };
    return null;
  }
}

/** What a prompt asks for: the answer to one is the answer to all of the same key. */
export function keyOf(prompt: Prompt): string {
  switch (prompt.kind) {
    case 'login':
      return isOfGit(prompt) ? `login ${prompt.place}` : `login ${prompt.place} ${prompt.user}`;
    case 'passphrase':
      return `key ${prompt.keyFile}`;
    case 'host-key':
      // Only the very key the user has looked at.
      return `host ${prompt.host} ${prompt.keyType} ${prompt.fingerprint}`;
  }
}

/** Whether git asks, whose helpers could keep the answer, and not ssh. */
export function isOfGit(prompt: Prompt): boolean {
  return prompt.kind === 'login' && !prompt.place.startsWith('ssh:');
}

function isFor(prompt: Prompt, known: SignInAnswer): boolean {
  return prompt.kind !== 'login' || prompt.user === null || prompt.user === known.user;
}

function answerTo(prompt: Prompt, known: SignInAnswer): string {
  if (prompt.kind === 'host-key') return 'yes';
  return prompt.kind === 'login' && prompt.wants === 'user' ? known.user : known.secret;
}
