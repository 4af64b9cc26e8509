import { cloneForIpc } from '../clone.ts';
import type { LoadResult, PdfOptions } from '../contracts.ts';
import type { AppSchemeServer } from './app-scheme-server.ts';
import type { Host } from './host.ts';
import { ModelledEmitter, modelled, notModelled, type PreventableEvent, preventable } from './modelled.ts';
import type { Session } from './session.ts';
import { createMainFrame, type WebFrame } from './web-frame.ts';

const events = [
  'did-start-loading',
  'did-stop-loading',
  'did-start-navigation',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'did-redirect-navigation',
  'did-navigate',
  'did-navigate-in-page',
  'did-finish-load',
  'dom-ready',
  'did-fail-load',
  'did-create-window',
  'page-title-updated',
  'will-prevent-unload',
  'will-attach-webview',
  'render-process-gone',
  'preload-error',
  'context-menu',
  'before-input-event',
  'unresponsive',
  'responsive',
  'destroyed',
  'console-message',
];

const errorCodes: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_CONNECTION_REFUSED: -102,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_EMPTY_RESPONSE: -324,
};

interface OpenDetails {
  readonly url: string;
  readonly frameName: string;
  readonly features: string;
  readonly disposition: string;
  readonly referrer: { readonly url: string; readonly policy: string };
}
type OpenHandler = (details: OpenDetails) => { readonly action: string };

/** `BrowserWindow.webContents`: the page of a window. */
export class WebContents extends ModelledEmitter {
  readonly id: number;
  readonly mainFrame: WebFrame;
  readonly session: Session;
  readonly _self: this;
  readonly _session: Session;
  _openHandler: OpenHandler | null = null;
  _address = '';
  _title = '';
  _isCrashed = false;
  private _failedAddress: string | undefined;
  private readonly _host: Host;
  private readonly _server: AppSchemeServer;
  private _isLoading = false;
  private _isDestroyed = false;
  private _zoomFactor = 1;
  private _hasDevTools = false;

  constructor(parts: {
    readonly id: number;
    readonly host: Host;
    readonly server: AppSchemeServer;
    readonly session: Session;
  }) {
    super('webContents', events);
    this.id = parts.id;
    this._host = parts.host;
    this._server = parts.server;
    this._session = parts.session;
    this.session = parts.session._self;
    const frame = createMainFrame(
      parts.id,
      () => this._address,
      (channel, args) => this.send(channel, ...args),
    );
    this.mainFrame = modelled('webFrameMain', frame);
    this._self = modelled<this>('webContents', this, key => this._refuseWhenDestroyed(key));
  }

  async loadURL(address: string): Promise<void> {
    this._isLoading = true;
    this._failedAddress = undefined;
    this.emit('did-start-loading', {});
    this._startNavigation(address, true, false);
    const target = await this._server.toReal(address);
    const result: LoadResult =
      'real' in target
        ? await this._host.call('load', this.id, target.real)
        : { ok: false, description: target.failure };
    if (this._isDestroyed) return;
    this._isLoading = false;
    this.emit('did-stop-loading', {});
    if (!result.ok) throw this._failed(result.description, address);
  }

  send(channel: string, ...args: readonly unknown[]): void {
    if (typeof channel !== 'string' || channel === '')
      throw new TypeError('Missing required channel argument');
    this._host.tell('sendToPage', this.id, channel, cloneForIpc(args));
  }

  getURL(): string {
    return this._address;
  }

  getTitle(): string {
    return this._title;
  }

  isDestroyed(): boolean {
    return this._isDestroyed;
  }

  isCrashed(): boolean {
    return this._isCrashed;
  }

  isLoading(): boolean {
    return this._isLoading;
  }

  isLoadingMainFrame(): boolean {
    return this._isLoading;
  }

  getType(): string {
    return 'window';
  }

  reload(): void {
    this._isCrashed = false;
    const again = this._failedAddress;
    if (again === undefined) this._host.tell('reload', this.id);
    // It is told by its events.
    else this.loadURL(again).catch(() => {});
  }

  reloadIgnoringCache(): void {
    this.reload();
  }

  focus(): void {
    this._host.note('webContents.focus', this.id);
  }

  close(): void {
    throw notModelled('webContents.close');
  }

  print(options: unknown = {}, callback: (success: boolean, reason: string) => void = () => {}): void {
    this._host.note('webContents.print', options);
    setImmediate(callback, true, '');
  }

  async printToPDF(options: PdfOptions = {}): Promise<Buffer> {
    this._host.note('webContents.printToPDF', options);
    return Buffer.from(await this._host.call('pdf', this.id, cloneForIpc(options)));
  }

  replaceMisspelling(text: string): void {
    this._host.note('webContents.replaceMisspelling', text);
    this._host.tell('insertText', this.id, text);
  }

  async insertText(text: string): Promise<void> {
    await this._host.call('insertText', this.id, text);
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this._openHandler = handler;
  }

  undo = () => this._edit('undo');
  redo = () => this._edit('redo');
  cut = () => this._edit('cut');
  copy = () => this._edit('copy');
  paste = () => this._edit('paste');
  pasteAndMatchStyle = () => this._edit('pasteAndMatchStyle');
  delete = () => this._edit('delete');
  selectAll = () => this._edit('selectAll');

  setZoomFactor(factor: number): void {
    if (factor <= 0) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this._zoomFactor = factor;
  }

  getZoomFactor(): number {
    return this._zoomFactor;
  }

  setZoomLevel(level: number): void {
    this._zoomFactor = 1.2 ** level;
  }

  getZoomLevel(): number {
    return Math.round((Math.log(this._zoomFactor) / Math.log(1.2)) * 100) / 100;
  }

  async setVisualZoomLevelLimits(minimum: number, maximum: number): Promise<void> {
    this._host.note('webContents.setVisualZoomLevelLimits', minimum, maximum);
  }

  openDevTools(): void {
    this._hasDevTools = true;
  }

  closeDevTools(): void {
    this._hasDevTools = false;
  }

  toggleDevTools(): void {
    this._hasDevTools = !this._hasDevTools;
  }

  isDevToolsOpened(): boolean {
    return this._hasDevTools;
  }

  forcefullyCrashRenderer(): void {
    this._host.tell('crash', this.id);
  }

  getOSProcessId(): number {
    return this._isCrashed ? 0 : process.pid;
  }

  setIgnoreMenuShortcuts(ignore: boolean): void {
    this._host.note('webContents.setIgnoreMenuShortcuts', ignore);
  }

  /** Emits an event about a navigation; true: it was not prevented. */
  _askNavigation(name: string, url: string, isMainFrame: boolean): boolean {
    const details = { url, isSameDocument: false, isMainFrame, frame: isMainFrame ? this.mainFrame : null };
    const event: PreventableEvent = preventable({ ...details, initiator: this.mainFrame });
    this.emit(name, event, url, false, isMainFrame, this.mainFrame.processId, this.mainFrame.routingId);
    return !event.defaultPrevented;
  }

  _startNavigation(url: string, isMainFrame: boolean, isSameDocument: boolean): void {
    const details = { url, isSameDocument, isMainFrame, frame: isMainFrame ? this.mainFrame : null };
    this.emit('did-start-navigation', { ...details, initiator: null }, url, isSameDocument, isMainFrame);
  }

  _destroy(): void {
    this._isDestroyed = true;
    this.emit('destroyed', {});
  }

  private _failed(description: string, address: string): Error {
    const code = errorCodes[description] ?? -2;
    if (description !== 'ERR_ABORTED') this._failedAddress = address;
    this.emit('did-fail-load', {}, code, description, address, true);
    return Object.assign(new Error(`${description} (${code}) loading '${address}'`), {
      code: description,
      errno: code,
      url: address,
    });
  }

  private _edit(command: string): void {
    this._host.tell('edit', this.id, command);
  }

  private _refuseWhenDestroyed(key: string): void {
    const staysUsable = key === 'isDestroyed' || key === 'id' || key in ModelledEmitter.prototype;
    if (this._isDestroyed && !staysUsable) {
      throw new TypeError('Object has been destroyed');
    }
  }
}
