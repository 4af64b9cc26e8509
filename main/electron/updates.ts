import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DesktopStore } from '../app/desktop-store.ts';
import type { Question } from './window-dialogs.ts';

/** Looking for newer versions of the program. */
export interface Updates {
  isLooking(): boolean;
  toggleLooking(): void;
  /** Looks now and says what was found. */
  look(): Promise<void>;
  /** Looks if the user wants that, and only speaks when there is something. */
  lookQuietly(): Promise<void>;
}

/** What updating needs of the program. */
export interface UpdateHost {
  readonly store: DesktopStore;
  /** The folder of the packaged program's resources. */
  readonly resourcesFolder: string;
  readonly isPackaged: boolean;
  /** Closes all windows as quitting does; whether all closed. */
  closeAll(): Promise<boolean>;
  warn(message: string): void;
  ask<Choice extends string>(question: Question<Choice>): Promise<Choice>;
  tell(message: string, detail: string): Promise<void>;
  loadUpdater(): Promise<Updater>;
}

/** The part of electron-updater that is used. */
export interface Updater {
  autoDownload: boolean;
  autoInstallOnAppQuit: boolean;
  checkForUpdates(): Promise<{
    readonly isUpdateAvailable: boolean;
    readonly updateInfo: { readonly version: string };
  } | null>;
  downloadUpdate(): Promise<unknown>;
  quitAndInstall(): void;
}

/**
 * Offers updates when this is a packaged program that was told where they come from: the release's own
 * `app-update.yml`. Undefined for any other. Nothing is looked for by itself until the user says so in the menu.
 */
export function offerUpdates(host: UpdateHost): Updates | undefined {
  if (!host.isPackaged || !existsSync(join(host.resourcesFolder, 'app-update.yml'))) return undefined;
  const { store, tell } = host;
  const isLooking = () => store.get('looksForUpdates') === true;
  return {
    isLooking,
    toggleLooking: () => store.set('looksForUpdates', !isLooking()),
    look: async () => {
      try {
        if (!(await findAndOffer(host))) await tell('Leysin is up to date', 'There is no newer version.');
      } catch (error) {
        await tell(
          'Leysin could not look for updates',
          `${error instanceof Error ? error.message : String(error)} Nothing was changed; try again later.`,
        );
      }
    },
    lookQuietly: async () => {
      if (!isLooking()) return;
      await findAndOffer(host).catch(error => host.warn(`looking for updates: ${String(error)}`));
    },
  };
}

/** Looks for a newer version and carries it through as far as the user wants; false when there is none. */
async function findAndOffer({ closeAll, ask, loadUpdater }: UpdateHost): Promise<boolean> {
  const updater = await loadUpdater();
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = true;
  const found = await updater.checkForUpdates();
  if (!found?.isUpdateAvailable) return false;
  const wanted = await ask({
    message: `Leysin ${found.updateInfo.version} is available`,
    detail: 'It will be downloaded while you go on writing.',
    buttons: ['Download', 'Not now'],
  });
  if (wanted === 'Not now') return true;
  await updater.downloadUpdate();
  const now = await ask({
    message: `Leysin ${found.updateInfo.version} is ready`,
    detail: 'It will be installed when Leysin ends. Your posts are saved first.',
    buttons: ['Restart now', 'Later'],
  });
  if (now === 'Restart now' && (await closeAll())) updater.quitAndInstall();
  return true;
}
