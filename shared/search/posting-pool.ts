/** Bytes in a page; a slice never spans two. */
const pageBits = 16;
const pageSize = 1 << pageBits;
const pageMask = pageSize - 1;

/** Sizes of a list's slices in bytes, one after the other; the last goes on. Each ends with the address of the next. */
const sliceSizes = [12, 24, 48, 96, 192, 384, 768];
const linkSize = 4;

/** Many growing lists of small numbers, in bytes of a few large blocks: a list of its own for each would cost more than it holds. */
export interface PostingPool {
  /** Begins an empty list; lists are numbered from 0. */
  addList(): number;
  /** Adds a whole number from 0 up to 2^31 to the end of a list. */
  append(list: number, value: number): void;
  /** Reads a list from its beginning. */
  read(list: number): PostingReader;
  /** Bytes taken, unused ends of slices among them. */
  readonly size: number;
}

/** Gives a list's numbers one by one. */
export interface PostingReader {
  /** The next number; -1 behind the last. */
  next(): number;
  /** Goes over numbers that take so many bytes, all of which are there. */
  skip(bytes: number): void;
}

/** How many bytes a number takes. */
export function bytesOf(value: number): number {
  let bytes = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes += 1;
  return bytes;
}

/** Creates a pool without lists. */
export function createPostingPool(): PostingPool {
  const pages: Uint8Array[] = [];
  let free = 0;
  let lists = createListTable(1024);

  const allocate = (level: number): number => {
    const size = sliceSizes[Math.min(level, sliceSizes.length - 1)] ?? linkSize;
    if ((free & pageMask) + size > pageSize || free >>> pageBits >= pages.length) {
      free = pages.length * pageSize;
      pages.push(new Uint8Array(pageSize));
    }
    const address = free;
    free += size;
    return address;
  };
  const sizeOf = (level: number) => sliceSizes[Math.min(level, sliceSizes.length - 1)] ?? linkSize;
  const put = (list: number, byte: number) => {
    let at = lists.next[list] ?? 0;
    if (at === lists.end[list]) {
      const level = (lists.level[list] ?? 0) + 1;
      const slice = allocate(level);
      writeLink(pages, at, slice);
      lists.level[list] = Math.min(level, sliceSizes.length);
      lists.end[list] = slice + sizeOf(level) - linkSize;
      at = slice;
    }
    const page = pages[at >>> pageBits];
    if (page) page[at & pageMask] = byte;
    lists.next[list] = at + 1;
  };
  return {
    addList() {
      const list = lists.count;
      if (list === lists.next.length) lists = growTable(lists);
      const slice = allocate(0);
      lists.start[list] = slice;
      lists.next[list] = slice;
      lists.end[list] = slice + sizeOf(0) - linkSize;
      lists.count += 1;
      return list;
    },
    append(list, value) {
      let rest = value;
      while (rest > 127) {
        put(list, (rest & 127) | 128);
        rest >>>= 7;
      }
      put(list, rest);
    },
    read: list => new ListReader(pages, lists.start[list] ?? 0, lists.next[list] ?? 0),
    get size() {
      return pages.length * pageSize + lists.next.byteLength * 3 + lists.level.byteLength;
    },
  };
}

interface ListTable {
  count: number;
  /** Where the first slice begins, where the next byte goes, and where the present slice's link is. */
  readonly start: Uint32Array;
  readonly next: Uint32Array;
  readonly end: Uint32Array;
  readonly level: Uint8Array;
}

function createListTable(capacity: number): ListTable {
  return {
    count: 0,
    start: new Uint32Array(capacity),
    next: new Uint32Array(capacity),
    end: new Uint32Array(capacity),
    level: new Uint8Array(capacity),
  };
}

function growTable(table: ListTable): ListTable {
  const next = createListTable(Math.ceil(table.next.length * 1.5));
  next.count = table.count;
  next.start.set(table.start);
  next.next.set(table.next);
  next.end.set(table.end);
  next.level.set(table.level);
  return next;
}

function writeLink(pages: readonly Uint8Array[], at: number, address: number): void {
  const page = pages[at >>> pageBits];
  if (!page) return;
  const offset = at & pageMask;
  page[offset] = address & 255;
  page[offset + 1] = (address >>> 8) & 255;
  page[offset + 2] = (address >>> 16) & 255;
  page[offset + 3] = address >>> 24;
}

function readLink(page: Uint8Array, offset: number): number {
  const byte = (index: number) => page[offset + index] ?? 0;
  return (byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24)) >>> 0;
}

const noPage = new Uint8Array(0);

/** A class, because millions of numbers are read for one letter that is typed. */
class ListReader implements PostingReader {
  readonly #pages: readonly Uint8Array[];
  readonly #last: number;
  #level = 0;
  #at: number;
  #end: number;
  #page: Uint8Array;

  constructor(pages: readonly Uint8Array[], start: number, last: number) {
    this.#pages = pages;
    this.#last = last;
    this.#at = start;
    this.#end = start + (sliceSizes[0] ?? 0) - linkSize;
    this.#page = pages[start >>> pageBits] ?? noPage;
  }

  next(): number {
    if (this.#at === this.#last) return -1;
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      if (this.#at === this.#end) this.#follow();
      const byte = this.#page[this.#at & pageMask] ?? 0;
      this.#at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  skip(bytes: number): void {
    let left = bytes;
    while (left > this.#end - this.#at) {
      left -= this.#end - this.#at;
      this.#at = this.#end;
      this.#follow();
    }
    this.#at += left;
  }

  #follow(): void {
    this.#at = readLink(this.#page, this.#at & pageMask);
    this.#level = Math.min(this.#level + 1, sliceSizes.length - 1);
    this.#end = this.#at + (sliceSizes[this.#level] ?? 0) - linkSize;
    this.#page = this.#pages[this.#at >>> pageBits] ?? noPage;
  }
}
