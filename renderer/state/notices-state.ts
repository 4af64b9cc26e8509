import { type ReadonlySignal, signal } from '@preact/signals';
import type { AppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';

/** Something the user is told. A key names what it is about: the next notice with that key takes its place. */
export type Notice =
  | {
      readonly kind: 'error';
      readonly key: string;
      readonly error: AppError;
      /** Does what was stopped once more, where that is not to publish. */
      readonly again?: () => void;
    }
  | {
      readonly kind: 'info';
      readonly key: string;
      readonly text: string;
      /** A post the notice offers to open. */
      readonly path?: BlogPath;
      /** Lines folded under a heading. */
      readonly details?: NoticeDetails;
      /** It says of these files that they are not published; empty: of whatever is published next. */
      readonly unpublished?: readonly BlogPath[];
    };

/** What else there may be to a notice. */
type More = Pick<Extract<Notice, { kind: 'info' }>, 'path' | 'details' | 'unpublished'>;

/** More to read, for who wants it. */
export interface NoticeDetails {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What the user is being told, oldest first. */
export interface NoticesState {
  readonly notices: ReadonlySignal<readonly Notice[]>;
  /** `again` does what was stopped once more, where that is not to publish. */
  fail(key: string, error: AppError, again?: () => void): void;
  tell(key: string, text: string, more?: More): void;
  clear(key: string): void;
  /** Takes back what was said of these files as long as they were not published. */
  notePublished(files: readonly BlogPath[]): void;
}

/** Creates the state of notices: none. */
export function createNoticesState(): NoticesState {
  const notices = signal<readonly Notice[]>([]);
  const without = (key: string) => notices.peek().filter(notice => notice.key !== key);
  return {
    notices,
    fail(key, error, again) {
      // Two actions stopped by the same thing need no two notices.
      const others = without(key).filter(notice => notice.kind !== 'error' || !isSame(notice.error, error));
      notices.value = [...others, { kind: 'error', key, error, ...(again && { again }) }];
    },
    tell(key, text, more = {}) {
      notices.value = [...without(key), { kind: 'info', key, text, ...more }];
    },
    clear(key) {
      if (notices.peek().some(notice => notice.key === key)) notices.value = without(key);
    },
    notePublished(files) {
      notices.value = notices.peek().filter(notice => !isOutdated(notice, files));
    },
  };
}

function isOutdated(notice: Notice, published: readonly BlogPath[]): boolean {
  if (notice.kind !== 'info' || notice.unpublished === undefined) return false;
  const { unpublished } = notice;
  return unpublished.length === 0 || unpublished.some(path => published.includes(path));
}

function isSame(one: AppError, other: AppError): boolean {
  return one.code === other.code && JSON.stringify(one.data) === JSON.stringify(other.data);
}
