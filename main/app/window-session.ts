import { randomUUID } from 'node:crypto';
import { AppError } from '../../shared/app-error.ts';
import type { FileVersion } from '../../shared/model/post.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { BlogFolder } from './blog-folders.ts';
import type { ShellWindow } from './shell.ts';
import { createSignInDesk, type SignInDesk } from './sign-in-desk.ts';

/** The post in a window's editor, as the file was when it was read or saved last. */
export interface HeldPost {
  readonly path: string;
  readonly version: FileVersion;
}

/** The windows of one app that follow the settings, as the functions that tell each of them. */
export type SettingsFollowers = Set<(settings: Settings) => void>;

/** What main knows of one connected window. */
export interface WindowSession {
  /** Names the window's recovery journals. */
  readonly id: string;
  readonly window: ShellWindow;
  /** Where it is asked to sign in. */
  readonly signInDesk: SignInDesk;
  /** The blog it shows. @throws blog.not-found before one was opened. */
  folder(): BlogFolder;
  show(folder: BlogFolder): void;
  readonly openPost: HeldPost | undefined;
  holdPost(path: string, version: FileVersion): void;
  /** Sets who hears of changes in the shown blog. */
  onFolderChange(listener: (paths: readonly string[]) => void): void;
  /** Sets what begins when the window shows a blog, now or later; the function it returns ends that when it shows another. */
  onShown(begin: (folder: BlogFolder) => () => void): void;
  /** From now on the window hears of settings that another one changed. */
  followSettings(): void;
  /** Tells the other windows what the settings are since this one changed them. */
  shareSettings(settings: Settings): void;
  /** Sets who hears of settings that another window changed. */
  onSettingsChange(listener: (settings: Settings) => void): void;
  close(): void;
}

/** Creates the session of a window that shows no blog yet; `followers` are shared by the windows of an app. */
export function createWindowSession(
  window: ShellWindow,
  followers: SettingsFollowers = new Set(),
): WindowSession {
  let folder: BlogFolder | undefined;
  let openPost: HeldPost | undefined;
  let listener: (paths: readonly string[]) => void = () => {};
  let settingsListener: (settings: Settings) => void = () => {};
  const follow = (settings: Settings) => settingsListener(settings);
  let stopListening = () => {};
  let begin: (folder: BlogFolder) => () => void = () => () => {};
  let stopShown = () => {};
  let isClosed = false;
  const signInDesk = createSignInDesk();
  return {
    id: randomUUID(),
    window,
    signInDesk,
    folder: () => {
      if (!folder) throw new AppError('blog.not-found');
      return folder;
    },
    show: next => {
      stopListening();
      folder = next;
      openPost = undefined;
      // A call may still be answered when its window is gone.
      if (isClosed) return;
      stopListening = next.onChange(paths => listener(paths));
      stopShown();
      stopShown = begin(next);
    },
    get openPost() {
      return openPost;
    },
    holdPost: (path, version) => {
      openPost = { path, version };
    },
    onFolderChange: next => {
      listener = next;
    },
    onShown: next => {
      begin = next;
      stopShown();
      stopShown = folder && !isClosed ? begin(folder) : () => {};
    },
    followSettings: () => {
      if (!isClosed) followers.add(follow);
    },
    shareSettings: settings => {
      for (const tell of followers) if (tell !== follow) tell(settings);
    },
    onSettingsChange: next => {
      settingsListener = next;
    },
    close: () => {
      isClosed = true;
      followers.delete(follow);
      signInDesk.close();
      stopListening();
      stopShown();
    },
  };
}
