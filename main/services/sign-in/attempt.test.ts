import { expect, test } from 'vitest';
import { createAnswers } from './answers.ts';
import { Attempt, keyOf } from './attempt.ts';
import { readPrompt } from './read-prompt.ts';

const fingerprints = { shown: `SHA256:${'a'.repeat(43)}`, other: `SHA256:${'b'.repeat(43)}` };
const unknownHost = (fingerprint: string) =>
  `The authenticity of host 'h (h)' can't be established.\nED25519 key fingerprint is ${fingerprint}.\nAre you sure you want to continue connecting (yes/no/[fingerprint])? `;
const userName = "Username for 'https://h': ";
const password = (user: string) => `Password for 'https://${user}@h': `;
const passphrase = "Enter passphrase for key '/key': ";

/** An attempt with answers to these prompts. */
function attemptKnowing(...prompts: readonly string[]) {
  const answers = createAnswers();
  for (const text of prompts)
    answers.remember(keyOf(readPrompt(text)!), { user: 'writer', secret: 's3cret', isKept: false });
  return { answers, attempt: new Attempt(answers) };
}

test('what is not known is noted, the first of it', () => {
  const { attempt } = attemptKnowing();
  expect(attempt.reply('nonsense')).toBeNull();
  expect(attempt.open).toBeNull();
  expect(attempt.reply(passphrase)).toBeNull();
  expect(attempt.reply(unknownHost(fingerprints.shown))).toBeNull();
  expect(attempt.open).toMatchObject({ prompt: { kind: 'passphrase' }, isAgain: false });
});

test('yes is said to the fingerprint that was shown, and to no other', () => {
  const { attempt } = attemptKnowing(unknownHost(fingerprints.shown));
  expect(attempt.reply(unknownHost(fingerprints.other))).toBeNull();
  expect(attempt.reply(unknownHost(fingerprints.shown))).toBe('yes');
});

test('git’s helpers come before us, until we are asked', () => {
  const { answers, attempt } = attemptKnowing(userName);
  expect(attempt.reply(userName)).toBeNull();
  expect(attempt.wouldKnow).toBe(true);
  answers.isAheadOfHelpers = true;
  const next = new Attempt(answers);
  expect(next.reply(userName)).toBe('writer');
  expect(next.reply(password('writer'))).toBe('s3cret');
  expect(next.open).toBeNull();
});

test('the password of one user is not given for another', () => {
  const { answers, attempt } = attemptKnowing(userName);
  answers.isAheadOfHelpers = true;
  expect(attempt.reply(password('somebody'))).toBeNull();
  expect(attempt.open).toMatchObject({ prompt: { user: 'somebody' } });
});

test('what is asked twice in one run was not right, and is forgotten', () => {
  const { answers, attempt } = attemptKnowing(passphrase);
  expect(attempt.reply(passphrase)).toBe('s3cret');
  expect(attempt.reply(passphrase)).toBeNull();
  expect(attempt.open).toMatchObject({ isAgain: true });
  expect(answers.find(keyOf(readPrompt(passphrase)!))).toBeUndefined();
});

test('answers of a run end with it, but those that are to be kept', () => {
  const answers = createAnswers();
  const run = answers.forRun();
  const answer = { user: '', secret: 's3cret', isKept: false };
  run.remember('one', answer);
  run.remember('other', { ...answer, isKept: true });
  expect([run.find('one'), run.find('other')].every(Boolean)).toBe(true);
  expect(answers.forRun().find('one')).toBeUndefined();
  expect(answers.forRun().find('other')).toBeDefined();
  answers.forRun().forget('other');
  expect(answers.forRun().find('other')).toBeUndefined();
});
