import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { commandList } from '../../shared/commands.ts';
import { acceleratorOf, type MenuActions, type MenuModel, menuTemplate } from './menu-template.ts';

const model: MenuModel = {
  isMac: false,
  isForDevelopers: false,
  disabled: new Set(),
  recentBlogs: [],
  spelling: null,
  updates: null,
};

function actionsOf(ran: string[]): MenuActions {
  const note =
    (name: string) =>
    (what = '') =>
      void ran.push(`${name} ${what}`.trim());
  return {
    run: note('run'),
    openBlog: note('open'),
    toggleSpelling: note('spelling'),
    lookForUpdates: note('look'),
    toggleLooking: note('looking'),
    showOwnFiles: note('files'),
  };
}

function flatten(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap(item => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

const itemsOf = (change: Partial<MenuModel> = {}, ran: string[] = []) =>
  flatten(menuTemplate({ ...model, ...change }, actionsOf(ran)));

describe('the application menu', () => {
  it('has every command once, under its own label, and runs it', () => {
    for (const isMac of [true, false]) {
      const ran: string[] = [];
      const items = itemsOf({ isMac }, ran);
      for (const { id, label } of commandList) {
        const found = items.filter(item => item.id === id);
        expect(found.map(item => item.label)).toEqual([label]);
        (found[0]!.click as () => void)();
        expect(ran.at(-1)).toBe(`run ${id}`);
      }
    }
  });

  it('shows keys that the page answers, and disables what cannot be used', () => {
    const items = itemsOf({ disabled: new Set(['post.save']) });
    expect(items.find(({ id }) => id === 'post.save')).toMatchObject({
      enabled: false,
      accelerator: 'CommandOrControl+S',
      registerAccelerator: false,
    });
    expect(items.find(({ id }) => id === 'edit.redo')).toMatchObject({
      enabled: true,
      accelerator: 'CommandOrControl+Shift+Z',
    });
    expect(items.find(({ id }) => id === 'publish.run')).not.toHaveProperty('accelerator');
  });

  it('lists recent blogs as they are called', () => {
    const ran: string[] = [];
    const items = itemsOf({ recentBlogs: ['/blogs/salt & snow'] }, ran);
    (items.find(({ label }) => label === '/blogs/salt && snow')!.click as () => void)();
    expect(ran).toEqual(['open /blogs/salt & snow']);
    expect(itemsOf().find(({ label }) => label === 'Open recent')?.enabled).toBe(false);
  });

  it('has developers’ tools, updates and languages only where there are any', () => {
    const roles = (change: Partial<MenuModel>) => itemsOf(change).map(({ role }) => role);
    expect(roles({})).not.toContain('toggleDevTools');
    expect(roles({ isForDevelopers: true })).toContain('toggleDevTools');
    const labels = (change: Partial<MenuModel>) => itemsOf(change).map(({ label }) => label);
    expect(labels({})).not.toContain('Check for updates…');
    expect(labels({ updates: { isLooking: true } })).toContain('Check for updates…');
    expect(labels({ isMac: true, updates: { isLooking: true } })).toContain('Check for updates…');
    expect(labels({})).not.toContain('Spelling');
    expect(labels({ spelling: [{ code: 'sv', name: 'Swedish', isOn: true }] })).toContain('Swedish');
  });
});

it('keys are put into Electron’s notation', () => {
  expect(acceleratorOf('Mod-Shift-Enter')).toBe('CommandOrControl+Shift+Enter');
  expect(acceleratorOf('Mod-\\')).toBe('CommandOrControl+\\');
  expect(acceleratorOf('Alt-n')).toBe('Alt+N');
});
