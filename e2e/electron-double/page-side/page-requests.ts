import type { BrowserContext, Page, Request, Route } from '@playwright/test';
import type { MainMethods } from '../contracts.ts';
import type { Link } from '../link.ts';
import type { WindowPage } from './window-page.ts';

/** A request of a page that did not go to the app itself. It reaches a network only when the program lets it. */
export interface OutsideAttempt {
  readonly address: string;
  readonly resourceType: string;
  /** Whether the program refused it. */
  readonly isCancelled: boolean;
}

/** Puts every request of the windows before the main process: navigations, and whatever leaves the app. */
export class PageRequests {
  readonly outside: OutsideAttempt[] = [];
  private readonly context: BrowserContext;
  private readonly link: Link<MainMethods>;
  private readonly windows: () => readonly WindowPage[];
  private readonly appOrigins = new Set<string>();
  private readonly handler = (route: Route) => this.decide(route).catch(() => route.abort().catch(() => {}));

  constructor(context: BrowserContext, link: Link<MainMethods>, windows: () => readonly WindowPage[]) {
    this.context = context;
    this.link = link;
    this.windows = windows;
  }

  async start(): Promise<void> {
    await this.context.route(isAnything, this.handler);
  }

  async stop(): Promise<void> {
    await this.context.unroute(isAnything, this.handler);
  }

  addAppOrigin(origin: string): void {
    this.appOrigins.add(origin);
  }

  private async decide(route: Route): Promise<void> {
    const request = route.request();
    const page = pageOf(request);
    const window = page && this.windows().find(candidate => candidate.owns(page));
    // A page without a frame yet is a window that a page tries to open.
    if (!page) await route.abort('aborted');
    else if (!window) await route.fallback();
    else if (!(await this.mayNavigate(request, page, window))) await route.abort('aborted');
    else if (this.appOrigins.has(new URL(request.url()).origin)) await route.fallback();
    else await this.judge(route, request, window);
  }

  private async mayNavigate(request: Request, page: Page, window: WindowPage): Promise<boolean> {
    if (!request.isNavigationRequest()) return true;
    const isMainFrame = request.frame() === page.mainFrame();
    const isPlain = isMainFrame && request.method() === 'GET';
    if (isPlain && window.takeExpected(request.url())) return true;
    return this.link.call('mayNavigate', window.id, request.url(), isMainFrame);
  }

  private async judge(route: Route, request: Request, window: WindowPage): Promise<void> {
    const resourceType = electronType(request);
    const verdict = await this.link.call('outsideRequest', window.id, {
      address: request.url(),
      method: request.method(),
      resourceType,
      frame: request.frame().url(),
    });
    this.outside.push({ address: request.url(), resourceType, isCancelled: verdict.cancel });
    if (verdict.cancel) await route.abort('blockedbyclient');
    else await route.fallback();
  }
}

const isAnything = () => true;

function pageOf(request: Request): Page | undefined {
  try {
    return request.frame().page();
  } catch {
    return undefined;
  }
}

function electronType(request: Request): string {
  const type = request.resourceType();
  if (type === 'document') return request.frame().parentFrame() ? 'subFrame' : 'mainFrame';
  if (type === 'fetch') return 'xhr';
  return type === 'websocket' ? 'webSocket' : type;
}
