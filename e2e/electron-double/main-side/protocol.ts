import type { Host } from './host.ts';
import { refuseUnknown } from './modelled.ts';

/** What `protocol.handle` is given. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>;
interface Privileges {
  readonly standard?: boolean;
  readonly secure?: boolean;
}
interface CustomScheme {
  readonly scheme: string;
  readonly privileges?: Privileges;
}

const knownPrivileges = new Set([
  'standard',
  'secure',
  'bypassCSP',
  'allowServiceWorkers',
  'supportFetchAPI',
  'corsEnabled',
  'stream',
  'codeCache',
  'allowExtensions',
]);

/** `electron.protocol`: schemes, their privileges and their handlers. */
export class Protocol {
  private readonly _host: Host;
  private readonly _isReady: () => boolean;
  private readonly _privileges = new Map<string, Privileges>();
  private readonly _handlers = new Map<string, SchemeHandler>();

  constructor(host: Host, isReady: () => boolean) {
    this._host = host;
    this._isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    if (this._isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    // As in Electron the last call counts.
    this._privileges.clear();
    for (const { scheme, privileges = {} } of schemes) {
      refuseUnknown('privilege', privileges, knownPrivileges);
      this._privileges.set(scheme, privileges);
    }
    this._host.note('protocol.registerSchemesAsPrivileged', schemes);
  }

  handle(scheme: string, handler: SchemeHandler): void {
    if (!this._isReady()) throw new Error('protocol.handle cannot be called before app is ready');
    if (this._handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this._handlers.set(scheme, handler);
    this._host.note('protocol.handle', scheme);
  }

  unhandle(scheme: string): void {
    if (!this._handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this._handlers.has(scheme);
  }

  /** The handler of a scheme, or why pages of it cannot be loaded. */
  _find(scheme: string): { readonly handler: SchemeHandler } | { readonly failure: string } {
    const handler = this._handlers.get(scheme);
    if (!handler) return { failure: 'ERR_UNKNOWN_URL_SCHEME' };
    const { standard, secure } = this._privileges.get(scheme) ?? {};
    // Without them a page has no origin of its own and no secure context, which the double does not model.
    return standard && secure ? { handler } : { failure: 'ERR_FAILED' };
  }
}
