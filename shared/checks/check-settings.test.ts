import { expect, test } from 'vitest';
import { checkRules } from '../model/checks.ts';
import { allChecks } from './all-checks.ts';
import { readCheckSettings } from './check-settings.ts';
import { writeCheckSetting } from './write-check-setting.ts';

test('a rule is written beside what the file holds', () => {
  const old = '{\n    "version": 1,\n    "mine": [1],\n    "checks": { "todo": "off" }\n}\n';
  const set = writeCheckSetting(old, 'missing-alt', 'off');
  expect(set).toBe(
    '{\n    "version": 1,\n    "mine": [\n        1\n    ],\n    "checks": {\n        "todo": "off",\n        "missing-alt": "off"\n    }\n}\n',
  );
  expect(readCheckSettings(set)).toEqual({ settings: { todo: 'off', 'missing-alt': 'off' }, problems: [] });
  const back = writeCheckSetting(writeCheckSetting(set, 'todo', 'warning'), 'missing-alt', 'warning');
  expect(JSON.parse(back)).toEqual({ version: 1, mine: [1] });
  expect(JSON.parse(writeCheckSetting(null, 'todo', 'error'))).toEqual({
    version: 1,
    checks: { todo: 'error' },
  });
});

test('every rule has one check, and every check a rule', () => {
  expect(allChecks.map(({ rule }) => rule).sort()).toEqual([...checkRules].sort());
});

const read = (checks: unknown) => readCheckSettings(JSON.stringify({ version: 1, checks }));

test('rules are set by their names', () => {
  const settings = { todo: 'off', 'missing-alt': 'error', secret: 'warning' };
  expect(read(settings)).toEqual({ settings, problems: [] });
});

test('no file, and one that says nothing of rules, set none', () => {
  for (const text of [null, '{"version":1}', 'no JSON'])
    expect(readCheckSettings(text)).toEqual({ settings: {}, problems: [] });
});

test.each([
  [{ todo: 'loud' }, 'todo', 'no-setting'],
  [{ 'no-such-rule': 'off' }, 'no-such-rule', 'no-rule'],
  [{ __proto__x: 1 }, '__proto__x', 'no-rule'],
  ['off', 'checks', 'no-list'],
  [['todo'], 'checks', 'no-list'],
  [null, 'checks', 'no-list'],
])('%j is told and not used', (checks, rule, reason) => {
  expect(read(checks)).toEqual({
    settings: {},
    problems: [{ code: 'checks.bad-setting', data: { rule, reason } }],
  });
});
