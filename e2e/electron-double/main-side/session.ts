import type { Host } from './host.ts';
import { ModelledEmitter, modelled } from './modelled.ts';
import type { Protocol } from './protocol.ts';
import { WebRequest } from './web-request.ts';

type PermissionRequest = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;
type DevicePermission = (details: {
  readonly deviceType: string;
  readonly origin: string;
  readonly device: object;
}) => boolean;
type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;

const languages = ['de', 'en-GB', 'en-US', 'es', 'fr', 'it', 'nl', 'pl', 'pt-BR', 'ru', 'sv', 'uk'];
const events = [
  'will-download',
  'spellcheck-dictionary-initialized',
  'spellcheck-dictionary-download-begin',
  'spellcheck-dictionary-download-success',
  'spellcheck-dictionary-download-failure',
];

/** A session: what is asked for permissions and requests, and the bookkeeping of spelling. */
export class Session extends ModelledEmitter {
  readonly protocol: Protocol;
  readonly webRequest: WebRequest;
  readonly availableSpellCheckerLanguages = languages;
  readonly _webRequest = new WebRequest();
  readonly _self: this;
  /** The session itself, also through its proxy. */
  readonly _raw: this = this;
  private readonly _host: Host;
  private _request: PermissionRequest | null = null;
  private _permissionCheck: PermissionCheck | null = null;
  private _devicePermissionHandler: DevicePermission | null = null;
  private _spelling = ['en-GB'];
  private _isSpellingOn = true;

  constructor(host: Host, protocol: Protocol) {
    super('session', events);
    this._host = host;
    this.protocol = protocol;
    this.webRequest = modelled('session.webRequest', this._webRequest);
    this._self = modelled<this>('session', this);
  }

  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this._request = handler;
    this._host.note('session.setPermissionRequestHandler');
  }

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this._permissionCheck = handler;
    this._host.note('session.setPermissionCheckHandler');
  }

  setDevicePermissionHandler(handler: DevicePermission | null): void {
    this._devicePermissionHandler = handler;
    this._host.note('session.setDevicePermissionHandler');
  }

  setDisplayMediaRequestHandler(_handler: unknown): void {
    this._host.note('session.setDisplayMediaRequestHandler');
  }

  setSpellCheckerLanguages(chosen: readonly string[]): void {
    const unknown = chosen.find(language => !languages.includes(language));
    if (unknown !== undefined)
      throw new Error(`Invalid language code provided: "${unknown}" is not a valid language code`);
    this._spelling = [...chosen];
    this._host.note('session.setSpellCheckerLanguages', chosen);
  }

  getSpellCheckerLanguages(): readonly string[] {
    return [...this._spelling];
  }

  setSpellCheckerEnabled(isOn: boolean): void {
    this._isSpellingOn = isOn;
    this._host.note('session.setSpellCheckerEnabled', isOn);
  }

  isSpellCheckerEnabled(): boolean {
    return this._isSpellingOn;
  }

  addWordToSpellCheckerDictionary(word: string): boolean {
    this._host.note('session.addWordToSpellCheckerDictionary', word);
    return true;
  }

  setSpellCheckerDictionaryDownloadURL(address: string): void {
    this._host.note('session.setSpellCheckerDictionaryDownloadURL', address);
  }

  setDownloadPath(path: string): void {
    this._host.note('session.setDownloadPath', path);
  }

  async clearCache(): Promise<void> {
    this._host.note('session.clearCache');
  }

  flushStorageData(): void {
    this._host.note('session.flushStorageData');
  }

  /** What the handler says of a device that the user has chosen; without one the choice counts. */
  _devicePermission(deviceType: string, url: string): boolean {
    const details = { deviceType, origin: new URL(url).origin, device: { deviceId: 'chosen' } };
    return this._devicePermissionHandler?.(details) ?? true;
  }

  /** What the permission handlers say; without one Electron grants. */
  async _permission(
    contents: unknown,
    name: string,
    url: string,
  ): Promise<{ request: boolean; check: boolean }> {
    const request = await new Promise<boolean>(resolve => {
      if (this._request) this._request(contents, name, resolve, { requestingUrl: url, isMainFrame: true });
      else resolve(true);
    });
    const origin = new URL(url).origin;
    const details = { requestingUrl: url, isMainFrame: true, securityOrigin: origin };
    const check = this._permissionCheck?.(contents, name, origin === 'null' ? url : origin, details) ?? true;
    return { request, check };
  }
}

/** `electron.session`: one session per partition. */
export class Sessions {
  readonly defaultSession: Session;
  readonly _default: Session;
  private readonly _host: Host;
  private readonly _protocol: Protocol;
  private readonly _byPartition = new Map<string, Session>();

  constructor(host: Host, protocol: Protocol) {
    this._host = host;
    this._protocol = protocol;
    this._default = new Session(host, protocol);
    this.defaultSession = this._default._self;
  }

  fromPartition(name: string): Session {
    return this._named(name)._self;
  }

  _named(name: string): Session {
    if (name === '') return this._default;
    const known = this._byPartition.get(name) ?? new Session(this._host, this._protocol);
    this._byPartition.set(name, known);
    return known;
  }
}
