/** A dotted key in the table or object it is in. */
export interface SplitKey {
  /** The dotted key of the table or object; '' for the block itself. */
  readonly group: string;
  /** The key inside it, without quotes. */
  readonly name: string;
}

// `extra."a.b"`: a last part in quotes, because it holds a dot itself
const quotedPattern = /(?:^|\.)("(?:[^"\\]|\\.)*")$/;

/** Splits a dotted key as TOML and JSON readers give it; undefined for one longer than 300 characters or misquoted. */
export function splitKey(key: string): SplitKey | undefined {
  if (key.length > 300) return undefined;
  const quoted = quotedPattern.exec(key);
  if (quoted?.[1] !== undefined) {
    const name = parseString(quoted[1]);
    return name === undefined ? undefined : { group: key.slice(0, quoted.index), name };
  }
  if (key.endsWith('"')) return undefined;
  const dot = key.lastIndexOf('.');
  return { group: key.slice(0, Math.max(dot, 0)), name: key.slice(dot + 1) };
}

function parseString(json: string): string | undefined {
  try {
    return String(JSON.parse(json));
  } catch {
    return undefined;
  }
}
