import { expect, test } from 'vitest';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';
import type { BlogFolder } from './blog-folders.ts';
import { plainWindow } from './shell.ts';
import { createWindowSession, type SettingsFollowers } from './window-session.ts';

test('a window hears of shared settings from when it follows them until it closes', () => {
  const followers: SettingsFollowers = new Set();
  const one = createWindowSession(plainWindow(null), followers);
  const two = createWindowSession(plainWindow(null), followers);
  const heard: Settings[] = [];
  two.onSettingsChange(settings => heard.push(settings));
  one.shareSettings(defaultSettings);
  expect(heard).toEqual([]);
  two.followSettings();
  two.followSettings();
  one.shareSettings(defaultSettings);
  two.shareSettings(defaultSettings);
  expect(heard).toEqual([defaultSettings]);
  two.close();
  // A call may still be answered when its window is gone.
  two.followSettings();
  one.shareSettings(defaultSettings);
  expect(heard).toHaveLength(1);
  expect(followers.size).toBe(0);
});

test('what begins when a blog is shown ends with the next one and with the window', () => {
  const told: string[] = [];
  const begin = (folder: BlogFolder) => {
    told.push(`begin ${folder.assetKey}`);
    return () => void told.push(`end ${folder.assetKey}`);
  };
  const session = createWindowSession(plainWindow(null));
  const aFolder = (assetKey: string) => ({ assetKey, onChange: () => () => {} }) as Partial<BlogFolder>;
  session.show(aFolder('a') as BlogFolder);
  session.onShown(begin);
  session.show(aFolder('b') as BlogFolder);
  session.close();
  // A call may still be answered when its window is gone.
  session.show(aFolder('c') as BlogFolder);
  expect(told).toEqual(['begin a', 'end a', 'begin b', 'end b']);
});
