import { readObject, settingsVersion } from '../blog-settings/read-blog-settings.ts';
import type { CheckRule, CheckSetting } from '../model/checks.ts';
import { allChecks } from './all-checks.ts';
import { checksKey } from './check-settings.ts';

/**
 * The text of `.leysin.json` with a rule set; `old` is the text it takes the place of, null when there is none. What a rule is
 * unasked is not written. Everything else of the file stays, in its order and with its indentation. An old text that cannot be
 * read counts as none.
 */
export function writeCheckSetting(old: string | null, rule: CheckRule, setting: CheckSetting): string {
  const found = old === null ? { reason: 'not-json' } : readObject(old);
  const values = new Map<string, unknown>('values' in found ? found.values : [['version', settingsVersion]]);
  const before = values.get(checksKey);
  const isMap = typeof before === 'object' && before !== null && !Array.isArray(before);
  const rules = new Map<string, unknown>(isMap ? Object.entries(before) : []);
  const usual = allChecks.find(check => check.rule === rule)?.severity;
  if (setting === usual) rules.delete(rule);
  else rules.set(rule, setting);
  if (rules.size > 0) values.set(checksKey, Object.fromEntries(rules));
  else values.delete(checksKey);
  const indent = /^\{[^\S\n]*\r?\n([ \t]+)/.exec(old ?? '')?.[1] ?? '  ';
  return `${JSON.stringify(Object.fromEntries(values), undefined, indent)}\n`;
}
