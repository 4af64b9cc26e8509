import type { WindowStateReply } from '../contracts.ts';
import type { Host } from './host.ts';
import type { Menu } from './menu.ts';
import { ModelledEmitter, modelled, notModelled, type PreventableEvent, preventable } from './modelled.ts';
import type { WebContents } from './web-contents.ts';
import type { WindowList } from './window-list.ts';
import {
  checkWindowOptions,
  plainOptions,
  type WebPreferences,
  type WindowOptions,
} from './window-options.ts';
import { type Rectangle, WindowShape } from './window-shape.ts';

const events = [
  'ready-to-show',
  'show',
  'hide',
  'close',
  'closed',
  'focus',
  'blur',
  'resize',
  'resized',
  'move',
  'moved',
  'maximize',
  'unmaximize',
  'minimize',
  'restore',
  'enter-full-screen',
  'leave-full-screen',
  'unresponsive',
  'responsive',
  'page-title-updated',
  'query-session-end',
  'session-end',
];

/** What a window needs of the rest of the double. */
export interface WindowParts {
  readonly host: Host;
  readonly windows: WindowList<ManagedWindow>;
  readonly appName: () => string;
  readonly createContents: (preferences: WebPreferences) => WebContents;
  readonly emitOnApp: (event: string, window: ManagedWindow) => void;
}

/** One window: `new BrowserWindow(options)` of the main bundle makes it through `createWindowClass`. */
export class ManagedWindow extends ModelledEmitter {
  readonly _id: number;
  readonly _self: this;
  readonly _options: WindowOptions;
  readonly _contents: WebContents;
  readonly _shape: WindowShape;
  readonly id: number;
  readonly webContents: WebContents;
  private readonly _parts: WindowParts;
  private _isDestroyed = false;
  private _isAskingPage = false;
  private _hasPainted = false;
  private _title: string;
  private _progress: number | null = null;
  private _representedFilename = '';
  private _isDocumentEdited = false;

  constructor(parts: WindowParts, options: WindowOptions) {
    super('BrowserWindow', events);
    checkWindowOptions(options);
    this._parts = parts;
    this._options = options;
    this._contents = parts.createContents(options.webPreferences ?? {});
    this._id = this._contents.id;
    this.id = this._id;
    this.webContents = this._contents._self;
    this._title = options.title ?? parts.appName();
    this._shape = new WindowShape(options, event => this.emit(event, {}));
    this._self = modelled<this>('BrowserWindow', this, key => this._refuseWhenDestroyed(key));
    parts.windows.add(this);
    const { preload = null, javascript = true } = options.webPreferences ?? {};
    parts.host.note('new BrowserWindow', plainOptions(options));
    parts.host.tell('openWindow', this._id, { preload, hasScripts: javascript });
    if (options.fullscreen) this._shape.setFullScreen(true);
    if (options.show !== false) this.show();
  }

  loadURL(address: string): Promise<void> {
    return this._contents.loadURL(address);
  }

  loadFile(): never {
    throw notModelled('BrowserWindow.loadFile');
  }

  reload(): void {
    this._contents.reload();
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this._shape.isVisible) return;
    this._shape.isVisible = true;
    this._parts.host.tell('shown', this._id);
    this.emit('show', {});
  }

  hide(): void {
    if (!this._shape.isVisible) return;
    this._shape.isVisible = false;
    this.blur();
    this.emit('hide', {});
  }

  isVisible(): boolean {
    return this._shape.isVisible;
  }

  focus(): void {
    const { focused } = this._parts.windows;
    if (focused === this || !this._shape.isVisible) return;
    focused?.blur();
    this._parts.windows.focused = this;
    this.emit('focus', {});
    this._parts.emitOnApp('browser-window-focus', this._self);
  }

  blur(): void {
    if (this._parts.windows.focused !== this) return;
    this._parts.windows.focused = null;
    this.emit('blur', {});
    this._parts.emitOnApp('browser-window-blur', this._self);
  }

  isFocused(): boolean {
    return this._parts.windows.focused === this;
  }

  moveTop(): void {
    this._parts.host.note('BrowserWindow.moveTop', this._id);
  }

  minimize(): void {
    this._shape.isMinimized = true;
    this.blur();
    this.emit('minimize', {});
  }

  restore(): void {
    if (!this._shape.isMinimized) return;
    this._shape.isMinimized = false;
    this.emit('restore', {});
  }

  isMinimized(): boolean {
    return this._shape.isMinimized;
  }

  maximize(): void {
    this.showInactive();
    this._shape.maximize();
  }

  unmaximize(): void {
    this._shape.unmaximize();
  }

  isMaximized(): boolean {
    return this._shape.isMaximized;
  }

  setFullScreen(wanted: boolean): void {
    this._shape.setFullScreen(wanted);
  }

  isFullScreen(): boolean {
    return this._shape.isFullScreen;
  }

  isSimpleFullScreen(): boolean {
    return false;
  }

  getBounds(): Rectangle {
    return this._shape.bounds;
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this._shape.setBounds(bounds);
  }

  getNormalBounds(): Rectangle {
    return this._shape.normalBounds;
  }

  getSize(): number[] {
    return [this._shape.bounds.width, this._shape.bounds.height];
  }

  getPosition(): number[] {
    return [this._shape.bounds.x, this._shape.bounds.y];
  }

  setProgressBar(progress: number, options: unknown = {}): void {
    this._progress = progress < 0 ? null : Math.min(progress, 1);
    this._parts.host.note('BrowserWindow.setProgressBar', progress, options);
  }

  setTitle(title: string): void {
    this._title = title;
  }

  getTitle(): string {
    return this._title;
  }

  setRepresentedFilename(path: string): void {
    this._representedFilename = path;
  }

  getRepresentedFilename(): string {
    return this._representedFilename;
  }

  setDocumentEdited(isEdited: boolean): void {
    this._isDocumentEdited = isEdited;
  }

  isDocumentEdited(): boolean {
    return this._isDocumentEdited;
  }

  setBackgroundColor(color: string): void {
    this._parts.host.note('BrowserWindow.setBackgroundColor', color);
  }

  setMenuBarVisibility(isVisible: boolean): void {
    this._parts.host.note('BrowserWindow.setMenuBarVisibility', isVisible);
  }

  setAutoHideMenuBar(hides: boolean): void {
    this._parts.host.note('BrowserWindow.setAutoHideMenuBar', hides);
  }

  setMenu(menu: Menu | null): void {
    this._parts.host.note('BrowserWindow.setMenu', menu === null);
  }

  removeMenu(): void {
    this.setMenu(null);
  }

  flashFrame(flashes: boolean): void {
    this._parts.host.note('BrowserWindow.flashFrame', flashes);
  }

  close(): void {
    const event: PreventableEvent = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) this._parts.windows.onCloseCancelled();
    else if (!this._isDestroyed && !this._isAskingPage) void this._askPage();
  }

  destroy(): void {
    if (this._isDestroyed) return;
    this._parts.host.tell('closePage', this._id);
    this._finish();
  }

  isDestroyed(): boolean {
    return this._isDestroyed;
  }

  _state(): WindowStateReply {
    return {
      title: this._title,
      bounds: this._shape.bounds,
      isVisible: this._shape.isVisible,
      isFocused: this.isFocused(),
      isFullScreen: this._shape.isFullScreen,
      isMaximized: this._shape.isMaximized,
      isMinimized: this._shape.isMinimized,
      progress: this._progress,
      representedFilename: this._representedFilename,
      isDocumentEdited: this._isDocumentEdited,
    };
  }

  /** The page has been painted: said once. */
  _firstPaint(): void {
    if (this._hasPainted) return;
    this._hasPainted = true;
    this.emit('ready-to-show', {});
  }

  /** The page's title has changed. */
  _titleChanged(title: string): void {
    const event: PreventableEvent = preventable({});
    this._contents._title = title;
    this.emit('page-title-updated', event, title, true);
    this._contents.emit('page-title-updated', {}, title, true);
    if (!event.defaultPrevented) this._title = title;
  }

  private async _askPage(): Promise<void> {
    this._isAskingPage = true;
    const hasAgreed = await this._parts.host.call('askToClose', this._id);
    this._isAskingPage = false;
    if (this._isDestroyed) return;
    if (hasAgreed) this._finish();
    else this._parts.windows.onCloseCancelled();
  }

  private _finish(): void {
    this.blur();
    this._isDestroyed = true;
    this._parts.windows.remove(this);
    this._contents._destroy();
    this.emit('closed', {});
    this._parts.windows.checkLast();
  }

  private _refuseWhenDestroyed(key: string): void {
    const staysUsable = key === 'isDestroyed' || key === 'destroy' || key in ModelledEmitter.prototype;
    if (this._isDestroyed && !staysUsable) throw new TypeError('Object has been destroyed');
  }
}
