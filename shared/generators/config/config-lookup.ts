import { type ConfigMap, type ConfigValue, configMap } from './read-yaml-config.ts';

/**
 * The value that a way of keys leads to in a configuration whose keys may be written in upper or lower case, as Hugo
 * has it; undefined when there is none.
 */
export function configAt(config: ConfigMap, ...keys: readonly string[]): ConfigValue | undefined {
  let value: ConfigValue | undefined = config;
  for (const key of keys) value = findValue(configMap(value), key);
  return value;
}

function findValue(map: ConfigMap, key: string): ConfigValue | undefined {
  if (map.has(key)) return map.get(key);
  const lower = key.toLowerCase();
  for (const [name, value] of map) if (name.toLowerCase() === lower) return value;
  return undefined;
}
