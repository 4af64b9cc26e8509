/** What a window gets for an address, whatever carries it there. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | FilePart | null;
}

/** Bytes of a file, both ends included, counted from 0. */
export interface FilePart {
  readonly absolutePath: string;
  readonly start: number;
  readonly end: number;
}

/** What a window asks for. */
export interface Question {
  readonly method: 'GET' | 'HEAD';
  /** The address from its first slash, still percent-encoded, without query. */
  readonly path: string;
  /** The `Range` header, if there is one. */
  readonly range: string | undefined;
}
