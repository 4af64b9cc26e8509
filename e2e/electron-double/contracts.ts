/** What the process of the main bundle asks of the test's process, which has the pages. */
export interface HostMethods {
  openWindow(id: number, page: PageOptions): void;
  load(id: number, address: string): LoadResult | Promise<LoadResult>;
  reload(id: number): void | Promise<void>;
  sendToPage(id: number, channel: string, args: readonly unknown[]): void;
  /** Asks the page whether it may be closed, and closes it. */
  askToClose(id: number): boolean | Promise<boolean>;
  /** Closes the page without asking. */
  closePage(id: number): void;
  crash(id: number): void | Promise<void>;
  pdf(id: number, options: PdfOptions): Uint8Array | Promise<Uint8Array>;
  /** An editing command of Chromium, for example `undo`. */
  edit(id: number, command: string): void | Promise<void>;
  insertText(id: number, text: string): void | Promise<void>;
  colorScheme(scheme: 'light' | 'dark' | null): void | Promise<void>;
  dialog(dialog: DialogRequest): DialogReply | Promise<DialogReply>;
  /** The program takes a dialog back: it is answered as if the user had given up. */
  cancelDialog(dialogId: number): void;
  shown(id: number): void;
  /** Addresses that begin with this origin are the app's own. */
  appOrigin(origin: string): void;
  note(note: Note): void;
  /** The program used what the double has not. */
  problem(problem: string): void;
}

/** What the test's process tells and asks the process of the main bundle. */
export interface MainMethods {
  documentStarted(id: number, address: string): void;
  /** A document is loaded again. */
  navigationStarted(id: number, address: string): void;
  navigatedInPage(id: number, address: string): void;
  mayNavigate(id: number, address: string, isMainFrame: boolean): boolean;
  domReady(id: number): void;
  loaded(id: number): void;
  titleChanged(id: number, title: string): void;
  consoleMessage(id: number, level: string, text: string): void;
  windowOpenAsked(id: number, details: WindowOpenRequest): void;
  /** Whether the page is left although it asked to stay. */
  willPreventUnload(id: number): boolean;
  outsideRequest(id: number, request: OutsideRequest): Promise<OutsideVerdict>;
  preloadFailed(id: number, path: string, message: string, stack: string): void;
  pageGone(id: number): void;
  ipc(id: number, channel: string, args: readonly unknown[], frame?: ForgedFrame): void;
  ipcInvoke(id: number, channel: string, args: readonly unknown[], frame?: ForgedFrame): Promise<unknown>;
  chooseMenu(labels: readonly string[]): void;
  menuItem(labels: readonly string[]): MenuItemReply | undefined;
  menuLabels(labels: readonly string[]): readonly string[];
  windowState(id: number): WindowStateReply;
  windowOptions(id: number): unknown;
  closeWindow(id: number): void;
  openFile(path: string): void;
  activate(): void;
  quit(): void;
  permission(id: number, name: string, address: string): Promise<{ request: boolean; check: boolean }>;
  /** Whether the program lets the page have a device that its user has chosen for it. */
  devicePermission(id: number, deviceType: string, address: string): boolean;
  /** Something befalls the page; whether the program prevents it. */
  befall(id: number, what: Befalling): boolean;
  contextMenu(id: number, params: Readonly<Record<string, unknown>>): readonly string[];
  clickPopup(labels: readonly string[]): void;
  hang(id: number, isHanging: boolean): void;
  beforeInput(id: number, input: Readonly<Record<string, unknown>>): boolean;
  systemDark(isDark: boolean): void;
  placeWindow(id: number, place: WindowPlace): void;
  focusWindow(id: number): void;
  minimizeWindow(id: number): void;
}

/** How the page of a window is set up. */
export interface PageOptions {
  readonly preload: string | null;
  readonly hasScripts: boolean;
}

/** Outcome of loading an address, with Chromium's error code when there was one. */
export type LoadResult = { readonly ok: true } | { readonly ok: false; readonly description: string };

/** The part of Electron's options of `printToPDF` that the page's printing knows. */
export interface PdfOptions {
  readonly landscape?: boolean;
  readonly printBackground?: boolean;
  readonly displayHeaderFooter?: boolean;
  readonly preferCSSPageSize?: boolean;
  readonly scale?: number;
  readonly pageSize?: string | { readonly width: number; readonly height: number };
  readonly margins?: { readonly [side: string]: number | undefined };
  readonly pageRanges?: string;
}

/** A native dialog, as a test sees it. */
export interface DialogRequest {
  readonly id: number;
  readonly kind: 'message' | 'open' | 'save' | 'error';
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly title: string;
  readonly defaultPath: string;
  readonly properties: readonly string[];
  readonly checkboxLabel: string;
  readonly cancelId: number | null;
  readonly defaultId: number | null;
  readonly windowId: number | null;
}

/** What somebody did with a dialog: the button's index, the checkbox, the paths chosen. */
export interface DialogReply {
  readonly response: number;
  readonly isChecked: boolean;
  readonly paths: readonly string[];
}

/** Something the main bundle did that has no window to be seen in. */
export interface Note {
  readonly call: string;
  readonly args: readonly unknown[];
}

/** A window that a page wants to open. */
export interface WindowOpenRequest {
  readonly address: string;
  readonly frameName: string;
  readonly features: string;
}

/** A request of a page to anywhere but the app; `resourceType` in Electron's words. */
export interface OutsideRequest {
  readonly address: string;
  readonly method: string;
  readonly resourceType: string;
  /** The address of the frame that asks; null: it is gone. */
  readonly frame: string | null;
}

/** What the program says to such a request; `redirect` is an address, null: none. */
export interface OutsideVerdict {
  readonly cancel: boolean;
  readonly redirect: string | null;
}

/** What can befall a page, by the name of Electron's event for it. */
export type Befalling = 'will-redirect' | 'will-attach-webview' | 'will-download';

/** Where a user puts a window. */
export interface WindowPlace {
  readonly bounds?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly isFullScreen?: boolean;
}

/** The sender a raw message claims to come from. */
export interface ForgedFrame {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** How a menu item is shown; `accelerator` is null where it has none. */
export interface MenuItemReply {
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly accelerator: string | null;
}

/** A window as the system shows it; `progress` is the taskbar's, 0 to 1, null: none. */
export interface WindowStateReply {
  readonly title: string;
  readonly bounds: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly isVisible: boolean;
  readonly isFocused: boolean;
  readonly isFullScreen: boolean;
  readonly isMaximized: boolean;
  readonly isMinimized: boolean;
  readonly progress: number | null;
  readonly representedFilename: string;
  readonly isDocumentEdited: boolean;
}
