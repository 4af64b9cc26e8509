import type { PythonValue } from './python-literals.ts';

/** A text, or '' for everything else. */
export function pythonText(value: PythonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Whether a value is a dict. */
export function isPythonDict(value: PythonValue | undefined): value is ReadonlyMap<string, PythonValue> {
  return value instanceof Map;
}

/** Whether a value is a list or a tuple. */
export function isPythonList(value: PythonValue | undefined): value is readonly PythonValue[] {
  return Array.isArray(value);
}

/** The texts of a list or tuple, a single text as a list of one, or undefined for everything else. */
export function pythonTexts(value: PythonValue | undefined): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  return isPythonList(value) ? value.filter(item => typeof item === 'string') : undefined;
}
