import { expect, test } from 'vitest';
import { createTextSteps } from './save-sidecar-steps.ts';

function stepsAt() {
  let at = 0;
  const steps = createTextSteps('a', () => at);
  return { steps, wait: (ms: number) => (at += ms) };
}

test('what is typed without a pause is taken back in one step', () => {
  const { steps, wait } = stepsAt();
  steps.add('ab', true);
  wait(100);
  steps.add('abc', true);
  wait(600);
  steps.add('abcd', true);
  expect(steps.step('undo')).toBe(true);
  expect(steps.text()).toBe('abc');
  steps.step('undo');
  expect(steps.text()).toBe('a');
  expect(steps.step('undo')).toBe(false);
  steps.step('redo');
  steps.step('redo');
  expect(steps.text()).toBe('abcd');
  expect(steps.step('redo')).toBe(false);
});

test('what is not typed is a step of its own', () => {
  const { steps } = stepsAt();
  steps.add('ab', true);
  steps.add('x', false);
  steps.add('xy', true);
  steps.step('undo');
  expect(steps.text()).toBe('x');
  steps.step('undo');
  expect(steps.text()).toBe('ab');
});

test('a text from outside ends the history', () => {
  const { steps } = stepsAt();
  steps.add('ab', false);
  steps.replace('other');
  expect(steps.step('undo')).toBe(false);
  expect(steps.text()).toBe('other');
});
