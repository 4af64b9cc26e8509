import type { Api } from '../../shared/api/contract.ts';
import type { AppError } from '../../shared/app-error.ts';
import type { BlogPath } from '../../shared/model/blog.ts';
import type { FileVersion } from '../../shared/model/post.ts';
import { createTextSteps } from './save-sidecar-steps.ts';
import { toAppError } from './to-app-error.ts';

/** Holds the text of the open post's sidecar and carries it to the disk: autosave, one save at a time. */
export interface SidecarWriter {
  /** The sidecar's own path. */
  readonly path: BlogPath;
  text(): string;
  version(): FileVersion;
  /** The text of `version`. */
  savedText(): string;
  isClean(): boolean;
  /** Another text; `isTyping`: it is one step of undoing with the change before. */
  change(text: string, isTyping: boolean): void;
  /** Takes the last change back, or makes it again; false when there is none. */
  step(direction: 'undo' | 'redo'): boolean;
  /** The file is another one by now: `text` is what is to stand there, over what was read. */
  rebase(read: { readonly text: string; readonly version: FileVersion }, text: string): void;
  save(): Promise<boolean>;
  /** Sends what is unsaved without waiting for an answer, for a window that closes. */
  leave(): void;
  stop(): void;
}

export interface SidecarOptions {
  readonly api: Api;
  /** The post the sidecar belongs to. */
  readonly post: BlogPath;
  readonly path: BlogPath;
  readonly text: string;
  readonly version: FileVersion;
  readonly onStatus: (status: 'unsaved' | 'saving' | 'saved') => void;
  /** Hears of a save that failed; true when it has put things right with `rebase` and the save is to be tried again. */
  readonly onFailure: (error: AppError) => Promise<boolean>;
}

const saveDelayMs = 500;
const retryDelayMs = 5000;

/** Rebased again and again, a file is written by somebody who never stops. */
const mostTries = 5;

/** Creates the writer of a sidecar just read. */
export function createSidecarWriter(options: SidecarOptions): SidecarWriter {
  const steps = createTextSteps(options.text);
  let saved = { text: options.text, version: options.version };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: Promise<boolean> | null = null;
  let isStopped = false;

  const isClean = () => steps.text() === saved.text;
  const saveLater = (delayMs: number) => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void save(), delayMs);
  };
  const noteChange = () => {
    options.onStatus('unsaved');
    saveLater(saveDelayMs);
  };
  const send = (text: string) =>
    options.api.call('posts.saveSidecar', { path: options.post, text, baseVersion: saved.version });

  async function save(): Promise<boolean> {
    if (inFlight) await inFlight;
    if (isStopped || isClean()) return isClean();
    inFlight = write().finally(() => {
      inFlight = null;
    });
    return inFlight;
  }

  async function write(): Promise<boolean> {
    clearTimeout(timer);
    for (let tries = 0; tries < mostTries && !isClean(); tries += 1) {
      options.onStatus('saving');
      const text = steps.text();
      try {
        const { version } = await send(text);
        saved = { text, version };
      } catch (error) {
        if (await options.onFailure(toAppError(error))) continue;
        options.onStatus('unsaved');
        saveLater(retryDelayMs);
        return false;
      }
    }
    if (isClean()) options.onStatus('saved');
    return isClean();
  }

  return {
    path: options.path,
    text: steps.text,
    version: () => saved.version,
    savedText: () => saved.text,
    isClean,
    change(text, isTyping) {
      steps.add(text, isTyping);
      noteChange();
    },
    step(direction) {
      if (!steps.step(direction)) return false;
      noteChange();
      return true;
    },
    rebase(read, text) {
      saved = { text: read.text, version: read.version };
      steps.replace(text);
      if (!isClean() && !inFlight) noteChange();
    },
    save,
    leave() {
      if (!isStopped && !isClean())
        send(steps.text()).catch(error => void options.onFailure(toAppError(error)));
      isStopped = true;
      clearTimeout(timer);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
