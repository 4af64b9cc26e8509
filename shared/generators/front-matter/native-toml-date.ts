import type { NewPostField } from './new-post-fields.ts';

// `2024-05-06`, `2024-05-06T07:08:09+02:00`: a date without quotes in TOML
const tomlDatePattern = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?$/;

/** Whether a field is written as a date of TOML's own: its text is one, and its model, where there is one, has no quotes. */
export function isNativeTomlDate({ text, model }: NewPostField): boolean {
  const hasQuotes = model !== undefined && model.to - model.from !== model.text.length;
  return !hasQuotes && tomlDatePattern.test(text);
}
