import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { FileVersion, PostFile } from '../../shared/model/post.ts';
import type { ConnectionStatus } from './connection-state.ts';

/**
 * How the open post stands to its file. `conflict`: the file is another one by now (version null: it is gone);
 * `isAsking` while the user is to be asked.
 */
export type PostStatus =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | {
      readonly kind: 'conflict';
      readonly version: FileVersion | null;
      readonly isAsking: boolean;
      /** The text the file has now, where it is known. */
      readonly diskText?: string;
    };

/** The words of the status File state. */
export type FileState = 'Saved' | 'Saving' | 'Unsaved' | 'Changed on disk' | 'Offline' | 'Read-only';

/** The sidecar of the open post, as its writer has it. */
export interface ShownSidecar {
  readonly path: BlogPath;
  text(): string;
  version(): FileVersion;
  readonly readOnly: PostFile['sidecarReadOnly'];
}

/** The open post. Its text lives in the editor alone. */
export interface PostState {
  readonly open: ReadonlySignal<PostFile | null>;
  readonly status: ReadonlySignal<PostStatus>;
  /** Whether another post has been asked for: what is typed until it is there would go into the old one. */
  readonly isOpening: ReadonlySignal<boolean>;
  /** Whether the metadata of the open post cannot be changed, wherever they stand. */
  readonly isFormReadOnly: ReadonlySignal<boolean>;
  /** Null when no post is open. */
  readonly fileState: ReadonlySignal<FileState | null>;
  setOpening(isOpening: boolean): void;
  show(file: PostFile): void;
  close(): void;
  /** Says what the sidecar of the open post holds by now; null: there is none. */
  setSidecar(sidecar: ShownSidecar | null): void;
  setStatus(status: PostStatus): void;
  /** Asks, or stops asking, what to do about the file that changed. */
  setAsking(isAsking: boolean): void;
}

/** Creates the state of the open post: none. */
export function createPostState(connection: ReadonlySignal<ConnectionStatus>): PostState {
  const open = signal<PostFile | null>(null);
  const status = signal<PostStatus>({ kind: 'saved' });
  const isOpening = signal(false);
  return {
    open,
    status,
    isOpening,
    setOpening(next) {
      isOpening.value = next;
    },
    isFormReadOnly: computed(() => (open.value?.readOnly ?? open.value?.sidecarReadOnly) !== undefined),
    fileState: computed(() => open.value && describeState(open.value, status.value, connection.value)),
    show(file) {
      open.value = file;
      status.value = { kind: 'saved' };
    },
    close() {
      open.value = null;
      status.value = { kind: 'saved' };
    },
    setSidecar(sidecar) {
      const file = open.peek();
      if (!file) return;
      const { sidecar: _path, sidecarText: _text, sidecarVersion: _version, ...rest } = file;
      const { sidecarReadOnly: _reason, ...post } = rest;
      open.value = { ...post, ...(sidecar === null ? {} : describeSidecar(sidecar)) };
    },
    setStatus(next) {
      // Typing sets "unsaved" on every key: an equal status must wake nobody.
      if (next.kind !== 'unsaved' || status.peek().kind !== 'unsaved') status.value = next;
    },
    setAsking(isAsking) {
      const now = status.peek();
      if (now.kind === 'conflict') status.value = { ...now, isAsking };
    },
  };
}

function describeSidecar({ path, text, version, readOnly }: ShownSidecar): Partial<PostFile> {
  const found = { sidecar: path, sidecarText: text(), sidecarVersion: version() };
  return readOnly === undefined ? found : { ...found, sidecarReadOnly: readOnly };
}

function describeState(file: PostFile, status: PostStatus, connection: ConnectionStatus): FileState {
  if (connection !== 'online') return 'Offline';
  if (file.readOnly) return 'Read-only';
  const words = {
    saved: 'Saved',
    unsaved: 'Unsaved',
    saving: 'Saving',
    failed: 'Unsaved',
    conflict: 'Changed on disk',
  } as const;
  return words[status.kind];
}
