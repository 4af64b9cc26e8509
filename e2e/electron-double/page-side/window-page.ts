import type { EventEmitter } from 'node:events';
import type { CDPSession, Dialog, Page } from '@playwright/test';
import type { LoadResult, MainMethods, PageOptions, PdfOptions } from '../contracts.ts';
import type { Link } from '../link.ts';
import { callbackMark } from './context-bridge.ts';
import { type BridgeSetup, bindingName, installBridge, type PageSays } from './page-bridge.ts';
import { PageQueue } from './page-queue.ts';
import { toPagePdfOptions } from './pdf-options.ts';
import { PreloadRunner } from './preload-runner.ts';

/** What a window's page needs of the rest. */
export interface WindowPageParts {
  readonly id: number;
  readonly options: PageOptions;
  readonly mustPreloadFail: boolean;
  readonly link: Link<MainMethods>;
  readonly createPage: () => Promise<Page>;
  readonly colorScheme: () => 'light' | 'dark' | null;
  readonly complain: (problem: string) => void;
}

const deliverName = '__electronDoubleDeliver';
const hangName = '__electronDoubleHangs';

/** A page of the browser as the inside of a window. */
export class WindowPage {
  readonly id: number;
  private readonly parts: WindowPageParts;
  private preload: PreloadRunner;
  private opened: Promise<Page>;
  private page: Page | undefined;
  private cdp: CDPSession | undefined;
  private doc = '';
  private expected: string | undefined;
  private lastAddress = '';
  /** The page whose script is kept busy: a second loop would only wait for the end of the first. */
  private hangingPage: Page | undefined;
  private isCrashed = false;
  private isClosed = false;
  /** Resolves when the last load has ended, however it did. */
  private arrived: Promise<void> = Promise.resolve();
  private stayed: () => void = () => {};

  constructor(parts: WindowPageParts) {
    this.id = parts.id;
    this.parts = parts;
    this.preload = this.createPreload(parts.mustPreloadFail);
    this.opened = this.open();
    // Whoever needs the page hears of it; a window that closes first needs none.
    this.opened.catch(() => {});
  }

  /** The page itself, once there is one. */
  getPage(): Promise<Page> {
    return this.opened;
  }

  owns(page: Page): boolean {
    return this.page === page;
  }

  /** Whether a navigation is what the main process asked for, or loads the same document again. */
  takeExpected(address: string): boolean {
    const isExpected = this.expected === address;
    const isReload = !isExpected && this.page !== undefined && withoutHash(this.page.url()) === address;
    if (isExpected) this.expected = undefined;
    if (isReload) this.parts.link.tell('navigationStarted', this.id, address);
    return isExpected || isReload;
  }

  async load(address: string): Promise<LoadResult> {
    if (this.isCrashed) this.replace();
    this.lastAddress = address;
    const page = await this.opened;
    this.expected = withoutHash(address);
    try {
      const going = page.goto(address, { timeout: 0 });
      this.arrived = going.then(
        () => {},
        () => {},
      );
      await going;
      return { ok: true };
    } catch (error) {
      return { ok: false, description: /net::(ERR_\w+)/.exec(String(error))?.[1] ?? 'ERR_ABORTED' };
    } finally {
      this.expected = undefined;
    }
  }

  async reload(): Promise<void> {
    if (this.isCrashed || this.preload.hasFailed) {
      this.parts.link.tell('navigationStarted', this.id, this.lastAddress);
      this.preload = this.createPreload(false);
      // Playwright does not bear a page that is closed in the midst of its answer.
      if (!this.isCrashed) await this.rest();
      this.replace();
      await this.load(this.lastAddress);
      return;
    }
    const page = await this.opened;
    // The page may want to stay, or the window may close meanwhile.
    await page.reload({ timeout: 0 }).catch(() => {});
  }

  /** Resolves when the page has loaded and asks for nothing any more. */
  private async rest(): Promise<void> {
    await this.arrived;
    const page = await this.opened;
    await page.waitForLoadState('networkidle').catch(() => {});
  }

  receive(channel: string, args: readonly unknown[]): void {
    try {
      this.preload.receive(channel, args);
    } catch (error) {
      this.parts.complain(`In the preload: ${error instanceof Error ? error.stack : error}`);
    }
  }

  /** Asks the page to close; false when it stays. */
  async askToClose(): Promise<boolean> {
    const page = await this.opened;
    if (this.isCrashed || page.isClosed()) return this.close().then(() => true);
    const closed = new Promise<boolean>(resolve => {
      page.once('close', () => resolve(true));
      this.stayed = () => resolve(false);
    });
    await page.close({ runBeforeUnload: true });
    const hasClosed = await closed;
    this.isClosed = hasClosed;
    return hasClosed;
  }

  /** Closes it without asking. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.opened.then(page => page.close()).catch(() => {});
  }

  async crash(): Promise<void> {
    await this.opened;
    const gone = new Promise<void>(resolve => this.page?.once('crash', () => resolve()));
    // The answer of a page that has just gone is an error.
    this.cdp?.send('Page.crash').catch(() => {});
    await gone;
  }

  /** Keeps the page's script busy for ever, or ends that; resolves once it is so. */
  async hang(isHanging: boolean): Promise<void> {
    const page = await this.opened;
    if (!isHanging) {
      await this.cdp?.send('Runtime.terminateExecution');
      await page.evaluate(() => {});
    } else if (this.hangingPage !== page) {
      this.hangingPage = page;
      const hasBegun = new Promise(resolve => this.cdp?.once('Runtime.bindingCalled', resolve));
      await this.cdp?.send('Runtime.addBinding', { name: hangName });
      // It ends with the page's process, or as an error when it is ended before.
      page.evaluate(endlessLoop, hangName).catch(() => {
        this.hangingPage = undefined;
      });
      await hasBegun;
    }
  }

  async pdf(options: PdfOptions): Promise<Uint8Array> {
    const page = await this.opened;
    return new Uint8Array(await page.pdf(toPagePdfOptions(options)));
  }

  async edit(command: string): Promise<void> {
    await this.opened;
    await this.cdp?.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
  }

  async insertText(text: string): Promise<void> {
    const page = await this.opened;
    await page.keyboard.insertText(text);
  }

  async applyColorScheme(): Promise<void> {
    const page = await this.opened;
    await page.emulateMedia({ colorScheme: this.parts.colorScheme() });
  }

  private replace(): void {
    const old = this.page;
    this.isCrashed = false;
    this.opened = this.open();
    old?.close().catch(() => {});
  }

  private async open(): Promise<Page> {
    const page = await this.parts.createPage();
    this.page = page;
    this.listen(page);
    const queue = new PageQueue(page, deliverName);
    const setup: BridgeSetup = { bindingName, deliverName, callbackMark, exposed: this.preload.exposed };
    const scheme = this.parts.colorScheme();
    // The script finds the binding only if that was there first.
    await page.exposeBinding(bindingName, ({ frame }, said: PageSays) => {
      if (frame === page.mainFrame()) this.hear(said, queue);
    });
    const [, cdp] = await Promise.all([
      // Outside Playwright's runner the text of a function calls this helper of esbuild's.
      page.addInitScript(
        `{ const __name = made => made; (${installBridge.toString()})(${JSON.stringify(setup)}); }`,
      ),
      page.context().newCDPSession(page),
      scheme && page.emulateMedia({ colorScheme: scheme }),
    ]);
    this.cdp = cdp;
    cdp.on('Page.windowOpen', ({ url, windowName, windowFeatures }) =>
      this.parts.link.tell('windowOpenAsked', this.id, {
        address: url,
        frameName: windowName,
        features: windowFeatures.join(','),
      }),
    );
    cdp.on('Page.navigatedWithinDocument', ({ url }) =>
      this.parts.link.tell('navigatedInPage', this.id, url),
    );
    await cdp.send('Page.enable');
    if (!this.parts.options.hasScripts) await this.disableScripts(page, cdp);
    return page;
  }

  /** Without scripts nothing in the page says that a document has begun. */
  private async disableScripts(page: Page, cdp: CDPSession): Promise<void> {
    page.on('framenavigated', frame => {
      if (frame !== page.mainFrame()) return;
      this.doc = frame.url();
      this.parts.link.tell('documentStarted', this.id, frame.url());
    });
    await cdp.send('Emulation.setScriptExecutionDisabled', { value: true });
  }

  private createPreload(mustFail: boolean): PreloadRunner {
    return new PreloadRunner(this.parts.id, this.parts.options.preload, this.parts.link, mustFail);
  }

  private listen(page: Page): void {
    const { link } = this.parts;
    page.on('domcontentloaded', () => this.doc && link.tell('domReady', this.id));
    page.on('load', () => this.doc && link.tell('loaded', this.id));
    page.on('console', message => link.tell('consoleMessage', this.id, message.type(), message.text()));
    page.on('dialog', dialog => {
      // The page, or the program, may end with its question open.
      this.answerDialog(page, dialog).catch(() => {});
    });
    page.on('popup', popup => {
      popup.close().catch(() => {});
    });
    page.on('crash', () => {
      this.isCrashed = true;
      if (!this.isClosed) link.tell('pageGone', this.id);
    });
  }

  private hear(said: PageSays, queue: PageQueue): void {
    if (said.kind === 'start') {
      this.doc = said.doc;
      this.parts.link.tell('documentStarted', this.id, said.address);
      this.preload.start();
    } else if (said.doc === this.doc) {
      const { doc } = said;
      if (said.kind === 'title') this.parts.link.tell('titleChanged', this.id, said.title);
      else this.preload.call(said.path, said.args, (callback, args) => queue.add({ doc, callback, args }));
    }
  }

  private async answerDialog(page: Page, dialog: Dialog): Promise<void> {
    if (dialog.type() !== 'beforeunload') {
      // Playwright leaves a dialog to its listeners; without one of the test's own it is dismissed, as usual.
      if ((page as unknown as EventEmitter).listenerCount('dialog') === 1) await dialog.dismiss();
      return;
    }
    const isLeaving = await this.parts.link.call('willPreventUnload', this.id);
    if (isLeaving) await dialog.accept();
    else {
      await dialog.dismiss();
      this.stayed();
    }
  }
}

function endlessLoop(begun: string): void {
  (globalThis as unknown as Record<string, (word: string) => void>)[begun]?.('');
  for (;;);
}

function withoutHash(address: string): string {
  return address.replace(/#.*$/, '');
}
