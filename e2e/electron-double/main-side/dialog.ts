import type { DialogReply, DialogRequest } from '../contracts.ts';
import type { Host } from './host.ts';
import { notModelled, refuseUnknown } from './modelled.ts';

interface Options {
  readonly title?: string;
  readonly message?: string;
  readonly detail?: string;
  readonly buttons?: readonly string[];
  readonly defaultPath?: string;
  readonly properties?: readonly string[];
  readonly checkboxLabel?: string;
  readonly checkboxChecked?: boolean;
  readonly cancelId?: number;
  readonly signal?: AbortSignal;
  readonly defaultId?: number;
}
type Arguments = readonly [{ readonly id: number } | null | undefined, Options] | readonly [Options];

const known = {
  open: 'title defaultPath buttonLabel filters properties message securityScopedBookmarks',
  save: 'title defaultPath buttonLabel filters message nameFieldLabel showsTagField properties securityScopedBookmarks',
  message:
    'message type buttons defaultId signal title detail checkboxLabel checkboxChecked icon textWidth cancelId noLink normalizeAccessKeys',
};
const openProperties =
  'openFile openDirectory multiSelections showHiddenFiles createDirectory promptToCreate noResolveAliases treatPackageAsDirectory dontAddToRecent'.split(
    ' ',
  );

/** `electron.dialog`: shows nothing; the test answers. */
export class Dialog {
  private readonly _host: Host;
  private readonly _isReady: () => boolean;

  constructor(host: Host, isReady: () => boolean) {
    this._host = host;
    this._isReady = isReady;
  }

  async showOpenDialog(...args: Arguments): Promise<{ canceled: boolean; filePaths: readonly string[] }> {
    const { paths } = await this._ask('open', args);
    return { canceled: paths.length === 0, filePaths: paths };
  }

  async showSaveDialog(...args: Arguments): Promise<{ canceled: boolean; filePath: string }> {
    const { paths } = await this._ask('save', args);
    return { canceled: paths.length === 0, filePath: paths[0] ?? '' };
  }

  async showMessageBox(...args: Arguments): Promise<{ response: number; checkboxChecked: boolean }> {
    const { response, isChecked } = await this._ask('message', args);
    return { response, checkboxChecked: isChecked };
  }

  showErrorBox(title: string, content: string): void {
    if (typeof title !== 'string' || typeof content !== 'string')
      throw new TypeError('Error processing argument');
    if (this._isReady())
      this._host.tell('dialog', { ...describe('error', [{}]), message: title, detail: content });
    else process.stderr.write(`${title}\n${content}\n`);
  }

  private _ask(kind: 'open' | 'save' | 'message', args: Arguments): Promise<DialogReply> {
    if (!this._isReady()) throw new Error('dialog module can only be used after app is ready');
    const request = describe(kind, args);
    const options = optionsOf(args);
    refuseUnknown('dialog option', options, new Set(known[kind].split(' ')));
    options.signal?.addEventListener('abort', () => this._host.tell('cancelDialog', request.id));
    return this._host.call('dialog', request);
  }
}

let lastId = 0;

function describe(kind: DialogRequest['kind'], args: Arguments): DialogRequest {
  const options = optionsOf(args);
  const window = args.length === 2 ? args[0] : null;
  check(kind, options);
  const title = options.title ?? '';
  lastId += 1;
  return {
    id: lastId,
    kind,
    message: options.message ?? title,
    detail: options.detail ?? '',
    buttons: kind === 'message' && !options.buttons?.length ? ['OK'] : [...(options.buttons ?? [])],
    title,
    defaultPath: options.defaultPath ?? '',
    properties: [...(options.properties ?? [])],
    checkboxLabel: options.checkboxLabel ?? '',
    cancelId: options.cancelId ?? null,
    defaultId: options.defaultId ?? null,
    windowId: window?.id ?? null,
  };
}

function optionsOf(args: Arguments): Options {
  return args.length === 2 ? args[1] : args[0];
}

function check(kind: DialogRequest['kind'], options: Options): void {
  if (typeof options !== 'object' || options === null) throw new TypeError('Options must be an object');
  for (const name of ['title', 'message', 'detail', 'defaultPath', 'checkboxLabel'] as const) {
    const value: unknown = options[name];
    if (value !== undefined && typeof value !== 'string') throw new TypeError(`${name} must be a string`);
  }
  if (options.buttons !== undefined && !Array.isArray(options.buttons))
    throw new TypeError('Buttons must be an array');
  const unknown = kind === 'open' && options.properties?.find(name => !openProperties.includes(name));
  if (unknown) throw notModelled(`dialog property ${unknown}`);
}
