import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import type { SignInQuestion } from '../../shared/model/sign-in.ts';
import { askInTerminal } from './answer-in-terminal.ts';

/** Asks in a terminal whose user types `lines`, one after each prompt that ends in `: ` or `] `. */
async function asked(question: SignInQuestion, lines: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const left = [...lines];
  let said = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (/[:\]] $/.test(text)) input.write(left.shift() ?? '\u0003');
  });
  const answer = await askInTerminal(question, { input, output });
  return { answer, said };
}

const login = {
  kind: 'login',
  host: 'example.org',
  user: null,
  lastUser: null,
  isAgain: false,
  keeper: 'memory',
} as const;
const hostKey = {
  kind: 'host-key',
  host: 'example.org',
  keyType: 'ED25519',
  fingerprint: 'SHA256:abc',
} as const;

test('a login: what is typed as password is not shown', async () => {
  const { answer, said } = await asked(login, ['writer\r', 'sw0rdfish\r']);
  expect(answer).toEqual({ user: 'writer', secret: 'sw0rdfish', isKept: false });
  expect(said).toContain('Sign in to example.org');
  expect(said).toContain('writer');
  expect(said).not.toContain('sw0rdfish');
});

test.each([
  ['y\r', true],
  ['\r', false],
])('git’s helper is offered where there is one: %j', async (line, isKept) => {
  const { answer } = await asked({ ...login, user: 'writer', keeper: 'helper' }, ['secret\r', line]);
  expect(answer).toEqual({ user: 'writer', secret: 'secret', isKept });
});

test('the user name of the last time needs not be typed again', async () => {
  const { answer } = await asked({ ...login, lastUser: 'writer', isAgain: true }, ['\r', 'secret\r']);
  expect(answer).toEqual({ user: 'writer', secret: 'secret', isKept: false });
});

test('a passphrase, asked again', async () => {
  const question = { kind: 'passphrase', keyFile: '/home/key', isAgain: true, keeper: 'memory' } as const;
  const { answer, said } = await asked(question, ['open\r']);
  expect(answer).toEqual({ user: '', secret: 'open', isKept: false });
  expect(said).toContain('That was not right.');
  expect(said).not.toContain('open');
});

test.each([
  ['y\r', { user: '', secret: '', isKept: false }],
  ['\r', null],
  ['no\r', null],
  ['\u0003', null],
])('a host key, to which the user says %j', async (line, wanted) => {
  const { answer, said } = await asked(hostKey, [line]);
  expect(answer).toEqual(wanted);
  expect(said).toContain('SHA256:abc');
  // What is said next begins a line of its own.
  expect(said.lastIndexOf('\n')).toBeGreaterThan(said.indexOf('[y/N]'));
});

test.each([[['\r']], [['\u0003']], [['writer\r', '\r']], [['writer\r', '\u0003']]])(
  'a login that is not wanted: %j',
  async lines => {
    expect((await asked(login, lines)).answer).toBeNull();
  },
);

test('nothing is read when the run was cancelled', async () => {
  const terminal = { input: new PassThrough(), output: new PassThrough() };
  expect(await askInTerminal(login, terminal, AbortSignal.abort())).toBeNull();
});
