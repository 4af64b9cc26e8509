import type { BrowserContext, Page } from '@playwright/test';
import type { HostMethods, MainMethods, Note, PageOptions } from '../contracts.ts';
import { type Channel, createLink, type Link } from '../link.ts';
import { DialogQueue } from './dialog-queue.ts';
import { PageRequests } from './page-requests.ts';
import { WindowPage } from './window-page.ts';

/** The windows of one running program, as pages of a browser context, and everything else it asked the system for. */
export class WindowHost {
  readonly link: Link<MainMethods>;
  readonly requests: PageRequests;
  readonly dialogs: DialogQueue;
  readonly notes: Note[] = [];
  /** What went wrong in the double itself or in the use of it. */
  readonly problems: string[] = [];
  /** Resolves when the first window or dialog is shown. */
  readonly firstShown: Promise<void>;
  mustNextPreloadFail = false;
  /** Called when the program makes a window, before its page is loaded. */
  onWindowMade: () => void = () => {};
  private readonly context: BrowserContext;
  private readonly open = new Map<number, WindowPage>();
  private firstPage: Page | undefined;
  private colorScheme: 'light' | 'dark' | null = null;
  private announceShown: () => void = () => {};
  private readonly waiters = new Set<() => void>();

  constructor(channel: Channel, page: Page | undefined, context: BrowserContext) {
    this.context = context;
    this.firstPage = page;
    this.firstShown = new Promise(resolve => {
      this.announceShown = resolve;
    });
    this.dialogs = new DialogQueue(problem => this.complain(problem));
    this.link = createLink<MainMethods, HostMethods>(channel, this.methods(), error => {
      if (!/has been closed|Target closed/.test(String(error))) this.complain(String(error));
    });
    this.requests = new PageRequests(context, this.link, () => this.windows);
  }

  /** Every open window in the order it was opened. */
  get windows(): readonly WindowPage[] {
    return [...this.open.values()];
  }

  window(index: number): WindowPage {
    const window = this.windows[index];
    if (!window) throw new Error(`There is no window ${index}; ${this.open.size} are open`);
    return window;
  }

  /** Waits until more than `count` windows are open; brings the one after them. */
  async windowAfter(count: number): Promise<WindowPage> {
    while (this.open.size <= count) await new Promise<void>(resolve => this.waiters.add(resolve));
    return this.window(count);
  }

  /** The program has ended: its windows go with it. */
  async end(reason: Error): Promise<void> {
    this.link.cut(reason);
    await Promise.all(this.windows.map(window => window.close()));
    this.open.clear();
    await this.requests.stop().catch(() => {});
  }

  private complain(problem: string): void {
    this.problems.push(problem);
    process.stderr.write(`The double of Electron: ${problem}\n`);
  }

  private methods(): HostMethods {
    const find = (id: number) => {
      const window = this.open.get(id);
      if (!window) throw new Error('The window has been closed');
      return window;
    };
    return {
      openWindow: (id, options) => this.openWindow(id, options),
      load: (id, address) => find(id).load(address),
      reload: id => find(id).reload(),
      sendToPage: (id, channel, args) => this.open.get(id)?.receive(channel, args),
      askToClose: async id => {
        const hasClosed = await find(id).askToClose();
        if (hasClosed) this.open.delete(id);
        return hasClosed;
      },
      closePage: id => {
        void this.open.get(id)?.close();
        this.open.delete(id);
      },
      crash: id => find(id).crash(),
      pdf: (id, options) => find(id).pdf(options),
      edit: (id, command) => find(id).edit(command),
      insertText: (id, text) => find(id).insertText(text),
      colorScheme: async scheme => {
        const wasChosen = this.colorScheme !== null;
        this.colorScheme = scheme;
        if (scheme !== null || wasChosen)
          await Promise.all(this.windows.map(window => window.applyColorScheme()));
      },
      dialog: request => {
        // A program that asks something before it has a window waits for the test.
        if (request.kind !== 'error') this.announceShown();
        return this.dialogs.ask(request);
      },
      cancelDialog: id => this.dialogs.cancel(id),
      shown: () => this.announceShown(),
      appOrigin: origin => this.requests.addAppOrigin(origin),
      problem: problem => {
        this.problems.push(problem);
      },
      note: note => {
        this.notes.push(note);
      },
    };
  }

  private openWindow(id: number, options: PageOptions): void {
    this.onWindowMade();
    const first = this.firstPage;
    this.firstPage = undefined;
    const mustPreloadFail = this.mustNextPreloadFail;
    this.mustNextPreloadFail = false;
    const window = new WindowPage({
      id,
      options,
      mustPreloadFail,
      link: this.link,
      createPage: first && !first.isClosed() ? reuse(first) : () => this.context.newPage(),
      colorScheme: () => this.colorScheme,
      complain: problem => this.complain(problem),
    });
    this.open.set(id, window);
    for (const wake of this.waiters) wake();
    this.waiters.clear();
  }
}

/** The given page at first, then new ones: a page that has crashed cannot be used again. */
function reuse(first: Page): () => Promise<Page> {
  let next: Page | undefined = first;
  return async () => {
    const page = next;
    next = undefined;
    return page ?? first.context().newPage();
  };
}
