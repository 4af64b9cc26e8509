import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Api } from '../../shared/api/contract.ts';
import type {
  HostKeyQuestion,
  LoginQuestion,
  SignInAnswer,
  SignInQuestion,
} from '../../shared/model/sign-in.ts';

/** Where questions are put and answers typed. */
export interface AskedTerminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Whether somebody sits at this command and can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks in the terminal what a host wants to know, for as long as the command runs. */
export function answerInTerminal(api: Api, terminal: AskedTerminal): void {
  const withdrawn = new AbortController();
  api.on('signIn.asked', ({ id, question }) => {
    if (question === null) return withdrawn.abort();
    void askInTerminal(question, terminal, withdrawn.signal).then(answer =>
      api.call('signIn.answer', { id, answer }).catch(() => {
        // The command has ended meanwhile: nobody waits for the answer.
      }),
    );
  });
}

/** Asks one question; null: the user would rather not, which an empty answer or Ctrl-C says. */
export async function askInTerminal(
  question: SignInQuestion,
  terminal: AskedTerminal,
  signal?: AbortSignal,
): Promise<SignInAnswer | null> {
  const talk = new Talk(terminal, signal);
  try {
    if (question.kind === 'host-key') return await askHostKey(question, talk);
    if (question.isAgain) talk.say('That was not right.');
    if (question.kind === 'login') return await askLogin(question, talk);
    const secret = await talk.readHidden(`Passphrase of ${question.keyFile}: `);
    return secret ? { user: '', secret, isKept: false } : null;
  } finally {
    talk.end();
  }
}

async function askHostKey({ host, keyType, fingerprint }: HostKeyQuestion, talk: Talk) {
  talk.say(`This computer has never connected to ${host}. Its ${keyType} key has the fingerprint`);
  talk.say(`  ${fingerprint}`);
  talk.say('Compare it with the one the host publishes.');
  return (await talk.isYes('Connect? [y/N] ')) ? { user: '', secret: '', isKept: false } : null;
}

async function askLogin({ host, user: settled, lastUser, keeper }: LoginQuestion, talk: Talk) {
  talk.say(`Sign in to ${host}`);
  const label = lastUser === null ? 'User name: ' : `User name (Enter for ${lastUser}): `;
  const typed = settled ?? (await talk.read(label));
  const user = typed === '' ? lastUser : typed;
  const secret = user ? await talk.readHidden(`Password or token of ${user}: `) : null;
  if (!user || !secret) return null;
  const isKept = keeper === 'helper' && (await talk.isYes('Have git’s credential helper keep it? [y/N] '));
  return { user, secret, isKept };
}

/** Questions and typed answers on a terminal, which shows what is typed unless it is a secret. */
class Talk {
  private isHidden = false;
  private readonly output: NodeJS.WritableStream;
  private readonly lines: Interface;
  private readonly signal: AbortSignal | undefined;

  constructor({ input, output }: AskedTerminal, signal: AbortSignal | undefined) {
    this.output = output;
    this.signal = signal;
    const shown = new Writable({
      write: (chunk, _encoding, done) => {
        if (!this.isHidden) output.write(chunk);
        done();
      },
    });
    this.lines = createInterface({ input, output: shown, terminal: true });
  }

  say(text: string): void {
    this.output.write(`${text}\n`);
  }

  /** The next line; null at the end of the input, at Ctrl-C, or when it is not wanted any more. */
  read(label: string): Promise<string | null> {
    return new Promise(resolve => {
      let isOpen = true;
      const end = () => {
        // What is said next begins a line of its own.
        if (isOpen) this.say('');
        isOpen = false;
        resolve(null);
      };
      if (this.signal?.aborted) return end();
      this.lines.once('close', end);
      this.lines.once('SIGINT', end);
      this.signal?.addEventListener('abort', end, { once: true });
      this.lines.question(label, text => {
        isOpen = false;
        resolve(text);
      });
    });
  }

  async readHidden(label: string): Promise<string | null> {
    this.isHidden = true;
    const typed = this.read('');
    this.output.write(label);
    const text = await typed;
    this.isHidden = false;
    this.say('');
    return text;
  }

  async isYes(label: string): Promise<boolean> {
    return /^y(es)?$/i.test((await this.read(label))?.trim() ?? '');
  }

  end(): void {
    this.lines.close();
  }
}
