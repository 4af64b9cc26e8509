import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryPorts } from '../../shared/api/memory-port.ts';
import { connectApi } from '../../shared/api/peer.ts';
import { type Frame, protocolVersion } from '../../shared/api/wire.ts';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';
import { type App, createApp } from './app.ts';
import { type DesktopWindow, plainWindow } from './shell.ts';

let home: string;
let app: App;
beforeEach(async () => {
  home = fs.mkdtempSync(join(tmpdir(), 'leysin-app-'));
  app = await createApp({
    profile: home,
    sampleSource: join(home, 'no sample'),
    version: '0',
    isWatching: false,
    remembersBlog: false,
    writeLog: () => undefined,
  });
});
afterEach(async () => {
  await app.close();
  fs.rmSync(home, { recursive: true, force: true });
});

const onDisk = (): unknown => JSON.parse(fs.readFileSync(join(home, 'settings.json'), 'utf8'));

/** Connects a window that has read the settings; `heard` are those of the event. */
async function openWindow() {
  const [left, right] = createMemoryPorts();
  const told: Settings[] = [];
  const desktop: Partial<DesktopWindow> = { settingsChanged: settings => void told.push(settings) };
  app.connect(right, { ...plainWindow(null), desktop: desktop as DesktopWindow });
  const { api } = await connectApi(left);
  const heard: Settings[] = [];
  api.on('settings.changed', settings => heard.push(settings));
  await api.call('settings.read', undefined);
  return { api, heard, told };
}

describe('settings of two windows', () => {
  it('are merged, and the other window hears of them', async () => {
    const [one, two] = [await openWindow(), await openWindow()];
    const dark = { ...defaultSettings, theme: 'dark' };
    expect(await one.api.call('settings.write', { theme: 'dark' })).toEqual(dark);
    const both = { ...dark, isListShown: false };
    expect(await two.api.call('settings.write', { isListShown: false })).toEqual(both);
    expect([one.heard, two.heard]).toEqual([[both], [dark]]);
    expect([one.told, two.told]).toEqual([[dark], [both]]);
    expect(onDisk()).toEqual(both);
    expect(app.settings()).toEqual(both);
  });

  it('are merged when both write at once', async () => {
    const [one, two] = [await openWindow(), await openWindow()];
    await Promise.all([
      one.api.call('settings.write', { theme: 'dark' }),
      two.api.call('settings.write', { isListShown: false }),
      one.api.call('settings.write', { editorShare: 0.4 }),
      two.api.call('settings.write', { layout: 'editor' }),
    ]);
    expect(onDisk()).toMatchObject({ theme: 'dark', isListShown: false, editorShare: 0.4, layout: 'editor' });
    expect(one.heard).toHaveLength(2);
    expect(two.heard).toHaveLength(2);
  });

  it('are told to nobody when they could not be kept', async () => {
    const [one, two] = [await openWindow(), await openWindow()];
    fs.rmSync(home, { recursive: true });
    await expect(one.api.call('settings.write', { theme: 'dark' })).rejects.toMatchObject({
      code: 'file.not-found',
    });
    fs.mkdirSync(home);
    await one.api.call('settings.write', { layout: 'editor' });
    expect(two.heard).toEqual([{ ...defaultSettings, layout: 'editor' }]);
    expect(one.told).toHaveLength(1);
  });

  it('are not told to a port that never said hello', async () => {
    const one = await openWindow();
    const [stranger, right] = createMemoryPorts();
    const frames: unknown[] = [];
    stranger.onMessage(frame => frames.push(frame));
    app.connect(right, plainWindow(null));
    await one.api.call('settings.write', { theme: 'dark' });
    // Whatever was sent to the stranger arrives before this answer.
    const welcome = new Promise<Frame['kind'] | undefined>(resolve => {
      stranger.onMessage(frame => {
        frames.push(frame);
        resolve((frame as Frame).kind);
      });
    });
    stranger.send({ kind: 'hello', version: protocolVersion });
    expect(await welcome).toBe('welcome');
    expect(frames).toHaveLength(1);
  });
});
