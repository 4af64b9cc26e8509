import type { Host } from './host.ts';
import { ModelledEmitter } from './modelled.ts';
import { displayArea, type Rectangle, workArea } from './window-shape.ts';

/** `electron.shell`: what it would do is written down, nothing happens. */
export class Shell {
  private readonly _host: Host;

  constructor(host: Host) {
    this._host = host;
  }

  async openExternal(url: string, options: unknown = {}): Promise<void> {
    if (!URL.canParse(url)) throw new Error('Invalid URL');
    this._host.note('shell.openExternal', url, options);
  }

  showItemInFolder(path: string): void {
    this._host.note('shell.showItemInFolder', path);
  }

  async openPath(path: string): Promise<string> {
    this._host.note('shell.openPath', path);
    return '';
  }

  async trashItem(path: string): Promise<void> {
    this._host.note('shell.trashItem', path);
  }

  beep(): void {
    this._host.note('shell.beep');
  }
}

/** `electron.nativeTheme`: a chosen scheme is emulated in the pages. */
export class NativeTheme extends ModelledEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly prefersReducedTransparency = false;
  private readonly _host: Host;
  private _source: 'system' | 'light' | 'dark' = 'system';
  /** Null: as the test's browser has it. */
  private _isSystemDark: boolean | null = null;

  constructor(host: Host) {
    super('nativeTheme', ['updated']);
    this._host = host;
  }

  get themeSource(): 'system' | 'light' | 'dark' {
    return this._source;
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    if (!['system', 'light', 'dark'].includes(source)) throw new TypeError(`${source} is no theme source`);
    const was = this.shouldUseDarkColors;
    this._source = source;
    this._changed(was);
  }

  get shouldUseDarkColors(): boolean {
    return this._source === 'system' ? (this._isSystemDark ?? false) : this._source === 'dark';
  }

  /** The system's own scheme changes. */
  _setSystemDark(isDark: boolean): void {
    const was = this.shouldUseDarkColors;
    this._isSystemDark = isDark;
    this._changed(was);
  }

  private _changed(was: boolean): void {
    const isOpen = this._source === 'system' && this._isSystemDark === null;
    this._host.tell('colorScheme', isOpen ? null : this.shouldUseDarkColors ? 'dark' : 'light');
    if (this.shouldUseDarkColors !== was) setImmediate(() => this.emit('updated'));
  }
}

/** `electron.screen`: one display. */
export class Screen extends ModelledEmitter {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getPrimaryDisplay() {
    const size = { width: displayArea.width, height: displayArea.height };
    return {
      id: 1,
      label: 'Double',
      bounds: { ...displayArea },
      workArea: { ...workArea },
      size,
      workAreaSize: { width: workArea.width, height: workArea.height },
      scaleFactor: 1,
      rotation: 0,
      internal: false,
    };
  }

  getAllDisplays() {
    return [this.getPrimaryDisplay()];
  }

  getDisplayMatching(_area: Rectangle) {
    return this.getPrimaryDisplay();
  }

  getDisplayNearestPoint(_point: { x: number; y: number }) {
    return this.getPrimaryDisplay();
  }

  getCursorScreenPoint() {
    return { x: 0, y: 0 };
  }
}

/** `electron.clipboard`, a text of its own: the system's is left alone. */
export class Clipboard {
  private _text = '';

  writeText(text: string): void {
    this._text = text;
  }

  readText(): string {
    return this._text;
  }

  clear(): void {
    this._text = '';
  }
}

/** `electron.nativeImage`: a picture is its path. */
export class NativeImage {
  createFromPath(path: string) {
    return { isEmpty: () => path === '' };
  }

  createEmpty() {
    return { isEmpty: () => true };
  }
}

/** `electron.powerMonitor`: events only a test emits. */
export class PowerMonitor extends ModelledEmitter {
  constructor() {
    super('powerMonitor', [
      'suspend',
      'resume',
      'shutdown',
      'lock-screen',
      'unlock-screen',
      'on-ac',
      'on-battery',
    ]);
  }
}
