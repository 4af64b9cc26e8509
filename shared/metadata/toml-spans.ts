/** A value in a TOML text: the keys that lead to it, and its UTF-16 offsets as written. */
export interface TomlSpan {
  readonly path: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** Where the values of a TOML text stand. */
export interface TomlSpans {
  /** In the order of the text; arrays are one value each, the values of inline tables each their own. */
  readonly spans: readonly TomlSpan[];
  /** The names of the outermost arrays of tables (`[[a.b]]`), whose values are not among the spans. */
  readonly tableArrays: readonly (readonly string[])[];
}

/** Deepest nesting of arrays, inline tables and dotted keys that is followed. */
const deepest = 100;

/** Longest way of keys to a value, in UTF-16 units: each value repeats it. */
const longestPath = 2_000;

/**
 * Finds the values of a TOML text that a parser has found valid (TOML 1.0, and line ends in inline tables as 1.1 has
 * them); undefined where the text is not understood. Linear in the length of the text.
 */
export function findTomlSpans(toml: string): TomlSpans | undefined {
  try {
    return new TomlScanner(toml).scan();
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined;
    throw error;
  }
}

class NotUnderstood extends Error {}

// What a bare key is made of, at a place
const bareKeyPattern = /[A-Za-z0-9_-]+/y;

// What a number, a boolean or a date is made of; a date may have one space within
const scalarPattern = /[^\s,\]}#]+(?: \d[^\s,\]}#]*)?/y;

class TomlScanner {
  readonly #toml: string;
  #at = 0;
  readonly #spans: TomlSpan[] = [];
  readonly #tableArrays: (readonly string[])[] = [];
  readonly #arrayNames = new Set<string>();
  #isInTableArray = false;

  constructor(toml: string) {
    this.#toml = toml;
  }

  scan(): TomlSpans {
    let table: readonly string[] = [];
    for (this.#skipVoid(); this.#at < this.#toml.length; this.#skipVoid()) {
      if (this.#peek() === '[') table = this.#readHeader();
      else this.#readPair(table, 0);
    }
    return { spans: this.#spans, tableArrays: this.#tableArrays };
  }

  #peek(): string {
    return this.#toml.charAt(this.#at);
  }

  #expect(mark: string): void {
    if (!this.#toml.startsWith(mark, this.#at)) throw new NotUnderstood();
    this.#at += mark.length;
  }

  #skipSpace(): void {
    while (this.#peek() === ' ' || this.#peek() === '\t') this.#at += 1;
  }

  /** Passes over spaces, line ends and comments. */
  #skipVoid(): void {
    for (;;) {
      const mark = this.#peek();
      if (mark === '#') this.#at = this.#indexOf('\n', this.#at, this.#toml.length);
      else if (mark === ' ' || mark === '\t' || mark === '\n' || mark === '\r') this.#at += 1;
      else return;
    }
  }

  #indexOf(mark: string, start: number, otherwise?: number): number {
    const index = this.#toml.indexOf(mark, start);
    if (index >= 0) return index;
    if (otherwise === undefined) throw new NotUnderstood();
    return otherwise;
  }

  #readHeader(): readonly string[] {
    this.#expect('[');
    const isArray = this.#peek() === '[';
    if (isArray) this.#expect('[');
    const path = this.#readKey();
    this.#expect(isArray ? ']]' : ']');
    const isKnown = path.some((_, index) => this.#arrayNames.has(JSON.stringify(path.slice(0, index + 1))));
    if (isArray && !isKnown) {
      this.#tableArrays.push(path);
      this.#arrayNames.add(JSON.stringify(path));
    }
    this.#isInTableArray = isArray || isKnown;
    return path;
  }

  /** A dotted key with the spaces around it. */
  #readKey(): readonly string[] {
    const path: string[] = [];
    for (;;) {
      this.#skipSpace();
      path.push(this.#readKeyPart());
      if (path.length > deepest) throw new NotUnderstood();
      this.#skipSpace();
      if (this.#peek() !== '.') return path;
      this.#expect('.');
    }
  }

  #readKeyPart(): string {
    const from = this.#at;
    const mark = this.#peek();
    if (mark !== '"' && mark !== "'") {
      bareKeyPattern.lastIndex = from;
      const bare = bareKeyPattern.exec(this.#toml)?.[0];
      if (bare === undefined) throw new NotUnderstood();
      this.#at += bare.length;
      return bare;
    }
    this.#skipString(mark);
    const written = this.#toml.slice(from + 1, this.#at - 1);
    return mark === '"' && written.includes('\\') ? unescapeKey(written) : written;
  }

  #readPair(table: readonly string[], depth: number): void {
    const path = [...table, ...this.#readKey()];
    if (path.join('.').length > longestPath) throw new NotUnderstood();
    this.#expect('=');
    this.#skipSpace();
    if (this.#peek() === '{') {
      this.#readInlineTable(path, depth + 1);
      return;
    }
    const from = this.#at;
    this.#skipValue(depth);
    if (!this.#isInTableArray) this.#spans.push({ path, from, to: this.#at });
  }

  #readInlineTable(path: readonly string[], depth: number): void {
    if (depth > deepest) throw new NotUnderstood();
    this.#expect('{');
    for (;;) {
      this.#skipVoid();
      if (this.#peek() === '}') break;
      this.#readPair(path, depth);
      this.#skipVoid();
      if (this.#peek() !== '}') this.#expect(',');
    }
    this.#expect('}');
  }

  #skipValue(depth: number): void {
    if (depth > deepest) throw new NotUnderstood();
    const mark = this.#peek();
    if (mark === '"' || mark === "'") this.#skipAnyString(mark);
    else if (mark === '[' || mark === '{') this.#skipGroup(mark === '[' ? ']' : '}', depth);
    else this.#skipScalar();
  }

  /** An array, or an inline table in one: its keys and values are passed over alike. */
  #skipGroup(close: string, depth: number): void {
    this.#at += 1;
    for (;;) {
      this.#skipVoid();
      if (this.#peek() === close) break;
      if (close === '}') {
        this.#readKey();
        this.#expect('=');
        this.#skipSpace();
      }
      this.#skipValue(depth + 1);
      this.#skipVoid();
      if (this.#peek() !== close) this.#expect(',');
    }
    this.#at += 1;
  }

  #skipScalar(): void {
    scalarPattern.lastIndex = this.#at;
    const scalar = scalarPattern.exec(this.#toml)?.[0];
    if (scalar === undefined) throw new NotUnderstood();
    this.#at += scalar.length;
  }

  #skipAnyString(quote: string): void {
    if (!this.#toml.startsWith(quote.repeat(3), this.#at)) {
      this.#skipString(quote);
      return;
    }
    this.#at += 3;
    this.#skipTo(quote.repeat(3), quote === '"');
    this.#at += 3;
    // Up to two quotes may stand right before the three that end it.
    for (let more = 0; more < 2 && this.#peek() === quote; more += 1) this.#at += 1;
  }

  #skipString(quote: string): void {
    this.#at += 1;
    this.#skipTo(quote, quote === '"');
    this.#at += 1;
  }

  #skipTo(mark: string, hasEscapes: boolean): void {
    if (!hasEscapes) {
      this.#at = this.#indexOf(mark, this.#at);
      return;
    }
    while (!this.#toml.startsWith(mark, this.#at)) {
      if (this.#at >= this.#toml.length) throw new NotUnderstood();
      this.#at += this.#peek() === '\\' ? 2 : 1;
    }
  }
}

/** The escapes that TOML's keys share with JSON; others are not understood. */
function unescapeKey(written: string): string {
  try {
    return String(JSON.parse(`"${written}"`));
  } catch {
    throw new NotUnderstood();
  }
}
