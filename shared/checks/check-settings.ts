import type { WireError } from '../app-error.ts';
import { readObject } from '../blog-settings/read-blog-settings.ts';
import { type CheckRule, type CheckSetting, type CheckSettings, checkRules } from '../model/checks.ts';

/** The key of a blog's settings under which rules are set. */
export const checksKey = 'checks';

/** What a blog's file of settings says about rules, and what of it cannot be used. */
export interface ReadCheckSettings {
  readonly settings: CheckSettings;
  readonly problems: readonly WireError[];
}

/** Reads the rules that the text of `.leysin.json` sets; null when there is no such file. Never throws. */
export function readCheckSettings(text: string | null): ReadCheckSettings {
  const found = text === null ? { reason: 'not-json' } : readObject(text);
  const value = 'values' in found ? found.values.get(checksKey) : undefined;
  if (value === undefined) return { settings: {}, problems: [] };
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { settings: {}, problems: [problem('checks', 'no-list')] };
  const settings: Partial<Record<CheckRule, CheckSetting>> = {};
  const problems: WireError[] = [];
  for (const [name, setting] of Object.entries(value)) {
    const rule = checkRules.find(known => known === name);
    if (rule !== undefined && isCheckSetting(setting)) settings[rule] = setting;
    else problems.push(problem(name, rule === undefined ? 'no-rule' : 'no-setting'));
  }
  return { settings, problems };
}

function problem(rule: string, reason: 'no-list' | 'no-rule' | 'no-setting'): WireError {
  return { code: 'checks.bad-setting', data: { rule, reason } };
}

/** Whether a value is what a rule can be set to. */
export function isCheckSetting(value: unknown): value is CheckSetting {
  return value === 'error' || value === 'warning' || value === 'off';
}
