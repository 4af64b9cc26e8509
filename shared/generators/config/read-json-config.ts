import type { ConfigMap, ConfigValue } from './read-yaml-config.ts';

/** Longest configuration that is read, in UTF-16 units. */
const longestConfig = 65_536;

/**
 * The top-level object of a JSON configuration; what is no text becomes text, and null ''. Never throws: what is too
 * long or invalid gives an empty one.
 */
export function readJsonConfig(text: string): ConfigMap {
  if (text.length > longestConfig) return new Map();
  try {
    const value = convert(JSON.parse(text.replace(/^\ufeff/, '')), 0);
    return value instanceof Map ? value : new Map<string, ConfigValue>();
  } catch {
    // A configuration that cannot be read is the generator's to report; the blog opens with defaults.
    return new Map();
  }
}

function convert(value: unknown, depth: number): ConfigValue {
  if (depth > 20 || value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(item => convert(item, depth + 1));
  if (typeof value !== 'object') return String(value).trim();
  return new Map(Object.entries(value).map(([key, item]) => [key, convert(item, depth + 1)]));
}
