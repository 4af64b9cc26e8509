import { expect, it } from 'vitest';
import { createPageRepair } from './page-repair.ts';

it('begins the page anew once per text', () => {
  let reopened = 0;
  const repair = createPageRepair(() => {
    reopened += 1;
  });
  repair.noteFresh();
  repair.noteFailure(new Error('first'));
  repair.noteFailure(new Error('on the same page'));
  expect(reopened).toBe(1);
  repair.noteFresh();
  expect(() => repair.noteFailure(new Error('again'))).toThrow('again');
  expect(reopened).toBe(1);
  repair.noteChange();
  repair.noteFailure(new Error('later'));
  expect(reopened).toBe(2);
});
