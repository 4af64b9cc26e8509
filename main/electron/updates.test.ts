import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DesktopStore, openDesktopStore } from '../app/desktop-store.ts';
import { offerUpdates, type UpdateHost, type Updater } from './updates.ts';

let folder: string;
let store: DesktopStore;
let done: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'leysin-updates-'));
  store = await openDesktopStore(folder, message => done.push(message));
  done = [];
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** A program that may be updated to `version` (null: it is the newest), whose user answers with these buttons. */
function hostOf(
  version: string | null,
  answers: readonly string[],
  change: Partial<UpdateHost> = {},
): UpdateHost {
  const left = [...answers];
  const updater: Updater = {
    autoDownload: true,
    autoInstallOnAppQuit: false,
    checkForUpdates: async () => {
      done.push('look');
      return { isUpdateAvailable: version !== null, updateInfo: { version: version ?? '1.0.0' } };
    },
    downloadUpdate: async () => void done.push(`download, by itself: ${updater.autoDownload}`),
    quitAndInstall: () => void done.push('install'),
  };
  return {
    store,
    resourcesFolder: folder,
    isPackaged: true,
    closeAll: async () => true,
    warn: message => void done.push(message),
    ask: async ({ message, buttons }) => {
      done.push(message);
      const answer = buttons.find(button => button === left[0]);
      left.shift();
      if (answer === undefined) throw new Error(`no such button in ${buttons.join(', ')}`);
      return answer;
    },
    tell: async message => void done.push(message),
    loadUpdater: async () => updater,
    ...change,
  };
}

const nameSource = () => writeFileSync(join(folder, 'app-update.yml'), 'provider: generic\n');

describe('updates', () => {
  it('are offered only by a packaged program that was told where they come from', () => {
    expect(offerUpdates(hostOf(null, []))).toBe(undefined);
    nameSource();
    expect(offerUpdates(hostOf(null, [], { isPackaged: false }))).toBe(undefined);
    expect(offerUpdates(hostOf(null, []))).toBeDefined();
  });

  it('are looked for by itself only when the user wants that, and silence is no news', async () => {
    nameSource();
    const updates = offerUpdates(hostOf(null, []));
    await updates?.lookQuietly();
    expect(done).toEqual([]);
    updates?.toggleLooking();
    expect(updates?.isLooking()).toBe(true);
    await updates?.lookQuietly();
    expect(done).toEqual(['look']);
    await updates?.look();
    expect(done).toEqual(['look', 'look', 'Leysin is up to date']);
  });

  it('are downloaded and installed as far as the user says', async () => {
    nameSource();
    await offerUpdates(hostOf('2.0.0', ['Not now']))?.look();
    expect(done).toEqual(['look', 'Leysin 2.0.0 is available']);
    done = [];
    await offerUpdates(hostOf('2.0.0', ['Download', 'Later']))?.look();
    expect(done).toEqual([
      'look',
      'Leysin 2.0.0 is available',
      'download, by itself: false',
      'Leysin 2.0.0 is ready',
    ]);
    done = [];
    await offerUpdates(hostOf('2.0.0', ['Download', 'Restart now']))?.look();
    expect(done.at(-1)).toBe('install');
  });

  it('are not installed over a window that stays open', async () => {
    nameSource();
    const host = hostOf('2.0.0', ['Download', 'Restart now'], { closeAll: async () => false });
    await offerUpdates(host)?.look();
    expect(done).not.toContain('install');
  });

  it('that cannot be looked for are told when asked for, and logged when not', async () => {
    nameSource();
    const loadUpdater = async () => {
      throw new Error('no network');
    };
    const updates = offerUpdates(hostOf(null, [], { loadUpdater }));
    await updates?.look();
    expect(done).toEqual(['Leysin could not look for updates']);
    updates?.toggleLooking();
    await updates?.lookQuietly();
    expect(done.at(-1)).toMatch(/no network/);
  });
});
