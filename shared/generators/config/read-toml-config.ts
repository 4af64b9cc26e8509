import { parse, type TomlValue } from 'smol-toml';
import type { ConfigMap, ConfigValue } from './read-yaml-config.ts';

/** Longest configuration that is read, in UTF-16 units. */
const longestConfig = 65_536;

/**
 * The top-level table of a TOML configuration; what is no text becomes text. Never throws: what is too long or
 * invalid gives an empty one.
 */
export function readTomlConfig(text: string): ConfigMap {
  if (text.length > longestConfig) return new Map();
  try {
    const value = convert(parse(text, { integersAsBigInt: 'asNeeded', maxDepth: 50 }), 0);
    return value instanceof Map ? value : new Map<string, ConfigValue>();
  } catch {
    // A configuration that cannot be read is the generator's to report; the blog opens with defaults.
    return new Map();
  }
}

function convert(value: TomlValue, depth: number): ConfigValue {
  if (depth > 20) return '';
  if (Array.isArray(value)) return value.map((item: TomlValue) => convert(item, depth + 1));
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object') return String(value).trim();
  return new Map(Object.entries(value).map(([key, item]) => [key, convert(item, depth + 1)]));
}
