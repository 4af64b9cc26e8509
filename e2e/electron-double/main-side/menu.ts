import { EventEmitter } from 'node:events';
import type { Host } from './host.ts';
import { type ItemTemplate, MenuItem, type Submenu } from './menu-item.ts';
import { modelled } from './modelled.ts';

interface PopupOptions {
  readonly window?: unknown;
  readonly x?: number;
  readonly y?: number;
  readonly callback?: () => void;
}

/** `electron.Menu`, an instance: items in order. */
export class Menu extends EventEmitter implements Submenu {
  readonly items: MenuItem[] = [];

  append(item: MenuItem): void {
    this.items.push(item);
  }

  insert(position: number, item: MenuItem): void {
    this.items.splice(position, 0, item);
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : findInside(item, id);
      if (found) return found;
    }
    return null;
  }
}

function findInside(item: MenuItem, id: string): MenuItem | null {
  return item.submenu instanceof Menu ? item.submenu.getMenuItemById(id) : null;
}

/** The menus of the program: the application's, and the one that popped up last. */
export class Menus {
  application: Menu | null = null;
  popup: { readonly menu: Menu; readonly options: PopupOptions } | null = null;
  /** `electron.Menu` */
  readonly menuClass: object;
  /** `electron.MenuItem` */
  readonly itemClass: object;

  constructor(host: Host) {
    const menus = this;
    const makeMenu = (template: readonly (ItemTemplate | MenuItem)[]): Menu => {
      const menu = new ShownMenu();
      for (const item of template)
        menu.append(item instanceof MenuItem ? item : new MenuItem(item, makeMenu));
      return menu;
    };
    class ShownMenu extends Menu {
      static buildFromTemplate(template: readonly (ItemTemplate | MenuItem)[]): Menu {
        if (!Array.isArray(template))
          throw new TypeError('Invalid template for Menu: Menu template must be an array');
        return makeMenu(template);
      }

      static setApplicationMenu(menu: Menu | null): void {
        menus.application = menu;
        host.note('Menu.setApplicationMenu', labelsOf(menu));
      }

      static getApplicationMenu(): Menu | null {
        return menus.application;
      }

      popup(options: PopupOptions = {}): void {
        menus.popup = { menu: this, options };
        host.note('menu.popup', labelsOf(this));
      }

      closePopup(): void {
        menus.closePopup();
      }
    }
    class ShownItem extends MenuItem {
      constructor(template: ItemTemplate) {
        super(template, makeMenu);
      }
    }
    this.menuClass = modelled('Menu', ShownMenu);
    this.itemClass = modelled('MenuItem', ShownItem);
  }

  closePopup(): void {
    const { popup } = this;
    this.popup = null;
    popup?.options.callback?.();
  }
}

/** The labels of a menu's items as people read them; separators are a dash. */
export function labelsOf(menu: Submenu | null): readonly string[] {
  return (menu?.items ?? [])
    .filter(({ visible }) => visible)
    .map(item => (item.type === 'separator' ? '-' : plainLabel(item.label)));
}

/** A label without the mark of its access key. */
export function plainLabel(label: string): string {
  return label.replace(/&(.)/g, '$1');
}
