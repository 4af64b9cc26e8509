import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Keeps the application menu as it should be now. */
export interface AppMenu {
  /** Builds the menu anew soon; however often it is asked for in one turn, it is built once. */
  refresh(): void;
}

/** Creates the menu from a template that is made anew whenever something it shows has changed. */
export function createAppMenu(makeTemplate: () => MenuItemConstructorOptions[]): AppMenu {
  let isWaiting = false;
  let shown = '';
  const build = () => {
    isWaiting = false;
    const template = makeTemplate();
    // A menu that is open closes when it is replaced: an equal one is left alone. Functions are no part of what is seen.
    const look = JSON.stringify(template);
    if (look === shown) return;
    shown = look;
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  build();
  return {
    refresh: () => {
      if (isWaiting) return;
      isWaiting = true;
      setImmediate(build);
    },
  };
}
