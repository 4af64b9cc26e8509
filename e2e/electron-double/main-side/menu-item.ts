import { findRole } from './menu-roles.ts';
import { refuseUnknown } from './modelled.ts';

type ItemType = 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
type Click = (item: MenuItem, window: unknown, event: object) => void;

/** What a template says of an item. */
export interface ItemTemplate {
  readonly type?: ItemType;
  readonly role?: string;
  readonly label?: string;
  readonly sublabel?: string;
  readonly toolTip?: string;
  readonly id?: string;
  readonly accelerator?: string | null;
  readonly enabled?: boolean;
  readonly visible?: boolean;
  readonly checked?: boolean;
  readonly click?: Click;
  readonly submenu?: readonly (ItemTemplate | MenuItem)[] | Submenu;
}

/** A menu inside a menu. */
export interface Submenu {
  readonly items: readonly MenuItem[];
}

const known = new Set(
  (
    'type role label sublabel toolTip id accelerator enabled visible checked click submenu icon registerAccelerator ' +
    'acceleratorWorksWhenHidden before after beforeGroupContaining afterGroupContaining'
  ).split(' '),
);
const types = ['normal', 'separator', 'submenu', 'checkbox', 'radio'];
// Ctrl+Shift+P, CmdOrCtrl+\, F11, Alt+Left
const acceleratorPattern =
  /^(?:(?:Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)\+)*(?:[!-~]|F\d\d?|Plus|Space|Tab|Capslock|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc|VolumeUp|VolumeDown|VolumeMute|PrintScreen)$/i;

/** `electron.MenuItem`. */
export class MenuItem {
  readonly type: ItemType;
  readonly role: string | undefined;
  readonly id: string | undefined;
  readonly sublabel: string;
  readonly toolTip: string;
  readonly accelerator: string | null;
  readonly submenu: Submenu | null;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  click: (event?: object, window?: unknown) => void;
  readonly commandId: number;
  private static lastCommandId = 0;

  constructor(
    template: ItemTemplate,
    makeSubmenu: (template: readonly (ItemTemplate | MenuItem)[]) => Submenu,
  ) {
    refuseUnknown('menu item option', template, known);
    const role = template.role === undefined ? undefined : findRole(template.role);
    const { submenu = role?.submenu } = template;
    if (submenu === undefined) this.submenu = null;
    else this.submenu = 'items' in submenu ? submenu : makeSubmenu(submenu);
    this.type = template.type ?? (this.submenu ? 'submenu' : (role?.type ?? 'normal'));
    this.check(template);
    this.role = template.role?.toLowerCase();
    this.id = template.id;
    this.label = template.label ?? role?.label ?? '';
    this.sublabel = template.sublabel ?? '';
    this.toolTip = template.toolTip ?? '';
    this.accelerator = template.accelerator ?? role?.accelerator ?? null;
    this.enabled = template.enabled ?? true;
    this.visible = template.visible ?? true;
    this.checked = template.checked ?? false;
    MenuItem.lastCommandId += 1;
    this.commandId = MenuItem.lastCommandId;
    this.click = (event = {}, window = undefined) => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (this.type === 'radio') this.checked = true;
      template.click?.(this, window, event);
    };
  }

  private check(template: ItemTemplate): void {
    if (!types.includes(this.type)) throw new TypeError(`Unknown menu item type: ${this.type}`);
    if (this.type === 'submenu' && !this.submenu) throw new TypeError('Invalid submenu');
    const hasName = template.label !== undefined || template.role !== undefined;
    if (this.type !== 'separator' && !hasName) {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type');
    }
    const { accelerator } = template;
    if (accelerator && !acceleratorPattern.test(accelerator)) {
      throw new TypeError(`Error processing argument: ${accelerator} is no accelerator`);
    }
  }
}
