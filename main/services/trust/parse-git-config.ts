/** One setting of a file in git's configuration format. */
export interface ConfigEntry {
  /** As `git config --list` prints it: section and name in lower case, what is between in the case it is written in. */
  readonly key: string;
  /** Null: written without `=`, which means yes. */
  readonly value: string | null;
  /** The line its name stands in, from 1. */
  readonly line: number;
}

/** What a file in git's configuration format says. */
export interface ParsedConfig {
  readonly entries: readonly ConfigEntry[];
  /** The line git would stop at, refusing the whole file, after `entries`; null when it reads all. */
  readonly brokenLine: number | null;
}

/**
 * Reads a file in git's configuration format as git does (git, `config.c`: `git_parse_source`): quotes, escapes,
 * continued lines, comments, CR LF, a byte order mark; bytes that are no UTF-8 become U+FFFD.
 */
export function parseGitConfig(bytes: Buffer): ParsedConfig {
  return new ConfigScanner(bytes).read();
}

const escapes: Readonly<Record<string, string>> = { t: '\t', b: '\b', n: '\n', '\\': '\\', '"': '"' };

/** What git calls a space; JavaScript's `\s` knows more of them. */
const isSpace = (char: string) => char === ' ' || char === '\t' || char === '\n' || char === '\r';

class ConfigScanner {
  /** A character for each byte. */
  private readonly text: string;
  private at = 0;
  private line = 1;
  private hasEnded = false;
  private prefix = '';
  private readonly entries: ConfigEntry[] = [];

  constructor(bytes: Buffer) {
    const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    this.text = bytes.toString('latin1', hasMark ? 3 : 0);
  }

  read(): ParsedConfig {
    for (;;) {
      const char = this.next();
      const { line, entries } = this;
      if (char === '\n' && this.hasEnded) return { entries, brokenLine: null };
      if (isSpace(char)) continue;
      if (char === '#' || char === ';') this.skipLine();
      else if (!this.statement(char, line)) return { entries, brokenLine: line };
    }
  }

  /** Reads a header or a setting that begins with `char`; false where git stops. */
  private statement(char: string, line: number): boolean {
    if (char !== '[') return /[A-Za-z]/.test(char) && this.setting(this.prefix + char, line);
    const section = this.section();
    if (section !== null) this.prefix = `${section}.`;
    return section !== null;
  }

  /** The next character: CR LF is one, and the end of the file looks like the end of a line. */
  private next(): string {
    const isPair = this.text[this.at] === '\r' && this.text[this.at + 1] === '\n';
    if (isPair) this.at += 1;
    const char = this.text[this.at];
    this.at += 1;
    if (char === undefined) this.hasEnded = true;
    if (char === undefined || char === '\n') this.line += 1;
    return char ?? '\n';
  }

  /** Takes what a sticky pattern finds here; it must not find ends of lines. */
  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  private skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    this.at = end === -1 ? this.text.length : end;
  }

  private section(): string | null {
    const name = this.take(/[A-Za-z0-9.-]*/y).toLowerCase();
    const char = this.next();
    if (char === ']') return name === '' ? null : name;
    return isSpace(char) && char !== '\n' ? this.subsection(name) : null;
  }

  private subsection(section: string): string | null {
    this.take(/[ \t]*/y);
    let char = this.next();
    while (char === '\r' || char === ' ' || char === '\t') char = this.next();
    if (char !== '"') return null;
    let name = '';
    for (;;) {
      name += this.take(/[^"\\\r\n]*/y);
      char = this.next();
      if (char === '"') return this.next() === ']' ? `${section}.${name}` : null;
      if (char === '\\') char = this.next();
      if (char === '\n') return null;
      name += char;
    }
  }

  private setting(start: string, line: number): boolean {
    const name = this.take(/[A-Za-z0-9-]*/y);
    const key = start.slice(0, -1) + (start.slice(-1) + name).toLowerCase();
    let char = this.next();
    while (char === ' ' || char === '\t') char = this.next();
    if (char === '\n') {
      this.entries.push({ key: toText(key), value: null, line });
      return true;
    }
    const value = char === '=' ? this.value() : null;
    if (value === null) return false;
    this.entries.push({ key: toText(key), value: toText(value), line });
    return true;
  }

  private value(): string | null {
    let value = '';
    for (;;) {
      const spaces = this.take(/(?:[ \t]|\r(?!\n))*/y);
      const part = this.part();
      if (part === undefined) return value;
      if (part === null) return null;
      value += value === '' ? part : spaces + part;
    }
  }

  /** The next part of a value that is no space; undefined at its end, null where git stops. */
  private part(): string | null | undefined {
    const run = this.take(/[^ \t\r\n"\\;#]+/y);
    if (run !== '') return run;
    const char = this.next();
    if (char === '"') return this.quoted();
    if (char === '\\') return this.escaped();
    if (char !== '\n') {
      // Only a comment is left.
      this.skipLine();
      this.next();
    }
    return undefined;
  }

  private quoted(): string | null {
    let text = '';
    for (;;) {
      text += this.take(/[^"\\\r\n]*/y);
      const char = this.next();
      if (char === '"') return text;
      const more = char === '\\' ? this.escaped() : char;
      if (char === '\n' || more === null) return null;
      text += more;
    }
  }

  /** What stands behind a backslash, which joins two lines; null for an escape git does not know. */
  private escaped(): string | null {
    const char = this.next();
    return char === '\n' ? '' : (escapes[char] ?? null);
  }
}

/** git hands names and values on as strings of C, which end at a NUL. */
function toText(bytes: string): string {
  const end = bytes.indexOf('\0');
  return Buffer.from(end === -1 ? bytes : bytes.slice(0, end), 'latin1').toString('utf8');
}
