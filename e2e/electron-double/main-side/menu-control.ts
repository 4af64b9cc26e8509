import type { MenuItemReply } from '../contracts.ts';
import type { App } from './app.ts';
import type { ManagedWindow } from './browser-window.ts';
import { ControlError } from './control-error.ts';
import { labelsOf, type Menus, plainLabel } from './menu.ts';
import type { MenuItem, Submenu } from './menu-item.ts';
import { runRole } from './role-actions.ts';
import type { WindowList } from './window-list.ts';

/** Finds and clicks menu items as somebody at the screen would. */
export class MenuControl {
  private readonly menus: Menus;
  private readonly app: App;
  private readonly windows: WindowList<ManagedWindow>;

  constructor(menus: Menus, app: App, windows: WindowList<ManagedWindow>) {
    this.menus = menus;
    this.app = app;
    this.windows = windows;
  }

  labels(path: readonly string[]): readonly string[] {
    if (path.length === 0) return labelsOf(this.menus.application);
    return labelsOf(this.find(this.menus.application, path)?.submenu ?? null);
  }

  describe(path: readonly string[]): MenuItemReply | undefined {
    const item = this.find(this.menus.application, path);
    return item && { enabled: item.enabled, checked: item.checked, accelerator: item.accelerator };
  }

  choose(path: readonly string[]): void {
    this.click(this.find(this.menus.application, path), path, labelsOf(this.menus.application));
  }

  choosePopup(path: readonly string[]): void {
    const { popup } = this.menus;
    if (!popup) throw new ControlError('No menu has popped up');
    this.click(this.find(popup.menu, path), path, labelsOf(popup.menu));
    this.menus.closePopup();
  }

  quit(): void {
    const item = this.findRole(this.menus.application, 'quit') ?? this.findLabel(this.menus.application);
    if (item) this.click(item, ['Quit'], []);
    else this.app.quit();
  }

  private click(item: MenuItem | undefined, path: readonly string[], top: readonly string[]): void {
    const name = path.join(' > ');
    if (!item) throw new ControlError(`There is no menu item ${name} under ${top.join(', ')}`);
    if (!item.enabled) throw new ControlError(`The menu item ${name} is disabled`);
    if (item.submenu) throw new ControlError(`${name} is a menu, not an item`);
    const { focused } = this.windows;
    if (item.role !== undefined && runRole(item.role, focused, this.app)) return;
    const event = {
      triggeredByAccelerator: false,
      shiftKey: false,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
    };
    item.click(event, focused?._self);
  }

  private find(menu: Submenu | null, path: readonly string[]): MenuItem | undefined {
    const [label, ...inside] = path;
    const item = menu?.items.find(({ visible, label: own }) => visible && plainLabel(own) === label);
    return inside.length === 0 || !item ? item : this.find(item.submenu, inside);
  }

  private findRole(menu: Submenu | null, role: string): MenuItem | undefined {
    for (const item of menu?.items ?? []) {
      const found = item.role === role ? item : this.findRole(item.submenu, role);
      if (found) return found;
    }
    return undefined;
  }

  private findLabel(menu: Submenu | null): MenuItem | undefined {
    for (const item of menu?.items ?? []) {
      const isQuit = /^(?:Quit|Exit)\b/.test(plainLabel(item.label)) && !item.submenu;
      const found = isQuit ? item : this.findLabel(item.submenu);
      if (found) return found;
    }
    return undefined;
  }
}
