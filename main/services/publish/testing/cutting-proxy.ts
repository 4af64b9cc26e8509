import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A relay on loopback that ends every connection once so many bytes have gone through it, whichever way. */
export class CuttingProxy {
  /** How many bytes of all connections together may still pass; null: as many as there are. */
  budget: number | null = null;
  /** How many bytes have passed since this was last set to 0. */
  passed = 0;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();

  /** Relays to a port of this machine. */
  constructor(target: number) {
    this.server = createServer(client => this.relay(client, connect(target, '127.0.0.1')));
  }

  /** Begins to listen and gives the port. */
  async start(): Promise<number> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  /** Ends what still goes on. */
  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise(resolve => this.server.close(resolve));
  }

  private relay(client: Socket, server: Socket): void {
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (chunk: Buffer) => this.pass(chunk, to, end));
      from.on('end', () => to.end());
      from.on('error', end);
      from.on('close', () => this.sockets.delete(from));
    }
  }

  private pass(chunk: Buffer, to: Socket, end: () => void): void {
    const left = this.budget === null ? chunk.length : Math.min(chunk.length, this.budget);
    if (this.budget !== null) this.budget -= left;
    this.passed += left;
    if (left > 0) to.write(chunk.subarray(0, left));
    // What was let through arrives before the end does.
    if (left < chunk.length) to.end(end);
  }
}
