import { expect, test } from 'vitest';
import type { SignInAsked } from '../../shared/api/contract.ts';
import { createSignInDesk } from './sign-in-desk.ts';

const question = { kind: 'passphrase', keyFile: '/key', isAgain: false, keeper: 'memory' } as const;
const answer = { user: '', secret: 's3cret', isKept: false };

function openDesk() {
  const desk = createSignInDesk();
  const asked: SignInAsked[] = [];
  desk.onAsked(each => asked.push(each));
  return { desk, asked };
}

test('each question gets the answer of its number', async () => {
  const { desk, asked } = openDesk();
  const answers = [desk.ask(question, undefined), desk.ask(question, undefined)];
  expect(asked.map(({ id }) => id)).toEqual([1, 2]);
  desk.answer(2, null);
  desk.answer(1, answer);
  desk.answer(1, null);
  desk.answer(99, answer);
  expect(await Promise.all(answers)).toEqual([answer, null]);
});

test('a cancel withdraws the question', async () => {
  const { desk, asked } = openDesk();
  const controller = new AbortController();
  const waiting = desk.ask(question, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  expect(asked).toEqual([
    { id: 1, question },
    { id: 1, question: null },
  ]);
  await expect(desk.ask(question, controller.signal)).rejects.toMatchObject({ code: 'cancelled' });
});

test('a window that is gone would rather not', async () => {
  const { desk, asked } = openDesk();
  const waiting = desk.ask(question, undefined);
  desk.close();
  expect(await waiting).toBeNull();
  expect(await desk.ask(question, undefined)).toBeNull();
  expect(asked).toHaveLength(1);
});
