import type { MainMethods } from '../contracts.ts';
import type { Link } from '../link.ts';
import { callExposed, describeExposed, type Shape } from './context-bridge.ts';
import { type Preload, runPreload } from './run-preload.ts';

/** The preload of a window: run once to see what it exposes, and anew for each document. */
export class PreloadRunner {
  readonly exposed: readonly (readonly [string, Shape])[];
  private readonly id: number;
  private readonly path: string | null;
  private readonly link: Link<MainMethods>;
  private readonly failure: Error | undefined;
  private current: Preload | undefined;

  constructor(id: number, path: string | null, link: Link<MainMethods>, mustFail: boolean) {
    this.id = id;
    this.path = path;
    this.link = link;
    const tried = tryOut(path, mustFail);
    this.exposed = tried.exposed;
    this.failure = tried.failure;
  }

  /** Whether it could not even be run to see what it exposes. */
  get hasFailed(): boolean {
    return this.failure !== undefined;
  }

  /** A new document has begun. */
  start(): void {
    this.current = undefined;
    if (this.path === null) return;
    try {
      if (this.failure) throw this.failure;
      this.current = runPreload(this.path, {
        send: (channel, args) => this.link.tell('ipc', this.id, channel, args),
        invoke: (channel, args) => this.link.call('ipcInvoke', this.id, channel, args),
      });
    } catch (error) {
      const { message, stack } = error instanceof Error ? error : new Error(String(error));
      this.link.tell('preloadFailed', this.id, this.path, message, stack ?? message);
    }
  }

  receive(channel: string, args: readonly unknown[]): void {
    this.current?.receive(channel, args);
  }

  call(
    path: readonly string[],
    args: readonly unknown[],
    toPage: (callback: number, args: readonly unknown[]) => void,
  ): void {
    if (this.current) callExposed(this.current.exposed, path, args, toPage);
  }
}

function tryOut(
  path: string | null,
  mustFail: boolean,
): Pick<PreloadRunner, 'exposed'> & { failure?: Error } {
  if (path === null) return { exposed: [] };
  try {
    if (mustFail) throw new Error('The test made this preload fail');
    const { exposed } = runPreload(path, { send: () => {}, invoke: () => new Promise(() => {}) });
    return { exposed: describeExposed(exposed) };
  } catch (error) {
    return { exposed: [], failure: error instanceof Error ? error : new Error(String(error)) };
  }
}
