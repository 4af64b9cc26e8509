import { AppPaths } from './app-paths.ts';
import type { Host } from './host.ts';
import { ModelledEmitter, type PreventableEvent, preventable } from './modelled.ts';
import { SingleInstance } from './single-instance.ts';
import type { ListedWindow, WindowList } from './window-list.ts';

const events = [
  'will-finish-launching',
  'ready',
  'window-all-closed',
  'activate',
  'open-file',
  'second-instance',
  'before-quit',
  'will-quit',
  'quit',
  'web-contents-created',
  'browser-window-created',
  'browser-window-focus',
  'browser-window-blur',
  'child-process-gone',
  'render-process-gone',
];

/** `electron.app`: names, paths, the single-instance lock and the order of start and end. */
export class App extends ModelledEmitter {
  readonly isPackaged = false;
  /** Off macOS there is no dock. */
  readonly dock = undefined;
  readonly commandLine: CommandLine;
  private readonly _host: Host;
  private readonly _windows: WindowList<ListedWindow>;
  private readonly _paths: AppPaths;
  private readonly _end: (code: number) => void;
  private readonly _ready = deferred();
  private _isReady = false;
  private _stage: 'running' | 'quitting' | 'exiting' | 'over' = 'running';
  private _exitCode = 0;
  private _instance: SingleInstance | undefined;

  constructor(host: Host, windows: WindowList<ListedWindow>, appFolder: string, end: (code: number) => void) {
    super('app', events);
    this._host = host;
    this._windows = windows;
    this._paths = new AppPaths(appFolder);
    this._end = end;
    this.commandLine = new CommandLine(host);
    windows.onAllClosed = () => this._allWindowsClosed();
    windows.onCloseCancelled = () => {
      if (this._stage === 'quitting') this._stage = 'running';
    };
  }

  enableSandbox(): void {
    if (this._isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this._host.note('app.enableSandbox');
  }

  setName(name: string): void {
    this._paths.name = name;
  }

  getName(): string {
    return this._paths.name;
  }

  get name(): string {
    return this._paths.name;
  }

  set name(name: string) {
    this._paths.name = name;
  }

  getVersion(): string {
    return this._paths.version;
  }

  getAppPath(): string {
    return this._paths.appFolder;
  }

  getPath(name: string): string {
    return this._paths.get(name);
  }

  setPath(name: string, path: string): void {
    this._paths.set(name, path);
  }

  isReady(): boolean {
    return this._isReady;
  }

  whenReady(): Promise<void> {
    return this._ready.promise;
  }

  requestSingleInstanceLock(additionalData: unknown = undefined): boolean {
    this._instance ??= new SingleInstance(this.getPath('userData'), second =>
      this.emit('second-instance', {}, second.argv, second.cwd, second.additionalData),
    );
    const isFirst = this._instance.request({ argv: process.argv, cwd: process.cwd(), additionalData });
    this._host.note('app.requestSingleInstanceLock', isFirst);
    return isFirst;
  }

  hasSingleInstanceLock(): boolean {
    return this._instance?.isHeld ?? false;
  }

  releaseSingleInstanceLock(): void {
    this._instance?.release();
  }

  quit(): void {
    if (this._stage !== 'running') return;
    this._stage = 'quitting';
    if (!this._agreed('before-quit')) {
      this._stage = 'running';
      return;
    }
    if (this._windows.all.length === 0) this._willQuit();
    for (const window of this._windows.all) if (this._windows.get(window._id)) window.close();
  }

  exit(code = 0): void {
    if (this._stage === 'over') return;
    this._stage = 'exiting';
    this._exitCode = code;
    if (this._windows.all.length === 0) this._shutDown();
    for (const window of this._windows.all) window.destroy();
  }

  relaunch(options: unknown = {}): void {
    this._host.note('app.relaunch', options);
  }

  focus(): void {
    this._host.note('app.focus');
  }

  getLocale(): string {
    return 'en-GB';
  }

  getSystemLocale(): string {
    return 'en-GB';
  }

  getPreferredSystemLanguages(): readonly string[] {
    return ['en-GB', 'en'];
  }

  addRecentDocument(path: string): void {
    this._host.note('app.addRecentDocument', path);
  }

  clearRecentDocuments(): void {
    this._host.note('app.clearRecentDocuments');
  }

  setAboutPanelOptions(options: unknown): void {
    this._host.note('app.setAboutPanelOptions', options);
  }

  showAboutPanel(): void {
    this._host.note('app.showAboutPanel');
  }

  setAppUserModelId(id: string): void {
    this._host.note('app.setAppUserModelId', id);
  }

  setJumpList(categories: unknown): void {
    this._host.note('app.setJumpList', categories);
  }

  setUserTasks(tasks: unknown): boolean {
    this._host.note('app.setUserTasks', tasks);
    return true;
  }

  /** The main bundle has run: the platform is ready for it. */
  _becomeReady(): void {
    this.emit('will-finish-launching');
    this._isReady = true;
    this.emit('ready', {}, {});
    this._host.note('app.ready');
    this._ready.resolve();
  }

  private _agreed(name: string): boolean {
    const event: PreventableEvent = preventable({});
    this.emit(name, event);
    return !event.defaultPrevented;
  }

  private _allWindowsClosed(): void {
    if (this._stage === 'exiting') this._shutDown();
    else if (this._stage === 'quitting') this._willQuit();
    else if (this._stage === 'running') this._noWindowIsOpen();
  }

  private _noWindowIsOpen(): void {
    if (this.listenerCount('window-all-closed') === 0) this.quit();
    else this.emit('window-all-closed', {});
  }

  private _willQuit(): void {
    if (this._agreed('will-quit')) this._shutDown();
    else this._stage = 'running';
  }

  private _shutDown(): void {
    this._stage = 'over';
    this.emit('quit', {}, this._exitCode);
    this._instance?.release();
    this._end(this._exitCode);
  }
}

/** `app.commandLine`: switches are kept, none has an effect. */
class CommandLine {
  private readonly _switches = new Map<string, string>();
  private readonly _host: Host;

  constructor(host: Host) {
    this._host = host;
  }

  appendSwitch(name: string, value = ''): void {
    this._switches.set(name.toLowerCase(), value);
    this._host.note('app.commandLine.appendSwitch', name, value);
  }

  hasSwitch(name: string): boolean {
    return this._switches.has(name.toLowerCase());
  }

  getSwitchValue(name: string): string {
    return this._switches.get(name.toLowerCase()) ?? '';
  }
}

function deferred(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
}
