type Details = Readonly<Record<string, unknown>> & { readonly url: string };
/** What a handler of `webRequest` answers. */
export interface WebRequestAnswer {
  readonly cancel?: boolean;
  readonly redirectURL?: string;
}
type Listener = (details: Details, callback: (answer: WebRequestAnswer) => void) => void;
interface Filter {
  readonly urls: readonly string[];
}

/** `session.webRequest`: one listener per stage, the last one set. */
export class WebRequest {
  private readonly _listeners = new Map<string, { matches: (url: string) => boolean; listener: Listener }>();

  onBeforeRequest(...args: readonly [Filter, Listener | null] | readonly [Listener | null]): void {
    this._set('onBeforeRequest', args);
  }

  /** What the listener of a stage answers; an empty answer when none listens to this address. */
  _ask(stage: string, details: Details): Promise<WebRequestAnswer> {
    const set = this._listeners.get(stage);
    if (!set?.matches(details.url)) return Promise.resolve({});
    return new Promise(resolve => set.listener(details, resolve));
  }

  private _set(stage: string, args: readonly unknown[]): void {
    const listener = args.at(-1) as Listener | null;
    const filter = args.length > 1 ? (args[0] as Filter) : { urls: ['<all_urls>'] };
    if (listener === null) this._listeners.delete(stage);
    else this._listeners.set(stage, { matches: createMatcher(filter.urls), listener });
  }
}

function createMatcher(patterns: readonly string[]): (url: string) => boolean {
  const expressions = patterns.map(pattern => {
    if (pattern === '<all_urls>') return /^/;
    const parts = pattern.split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`);
  });
  return url => expressions.some(expression => expression.test(url));
}
