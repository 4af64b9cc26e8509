import type { Scalar } from 'yaml';

// What YAML, 1.1 and 1.2, reads as nothing where it has no quotes
const nothingPattern = /^(?:~|null|Null|NULL)$/;

/** Whether YAML reads this text without quotes as nothing. */
export function isYamlNothing(text: string): boolean {
  return nothingPattern.test(text);
}

/** The text of a scalar that was parsed by the schema "failsafe"; '' for YAML's words for nothing. */
export function yamlScalarText({ value, type, tag, source = '' }: Scalar): string {
  // A tag, `!!timestamp 2024-01-02`, makes another value of the text that stands there.
  const text = (typeof value === 'string' ? value : value === null ? '' : source).trim();
  return type === 'PLAIN' && tag === undefined && isYamlNothing(text) ? '' : text;
}
