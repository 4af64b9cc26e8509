import type { HostMethods } from '../contracts.ts';
import type { Link } from '../link.ts';

/** The test's process, as the modules of the double see it. */
export interface Host extends Link<HostMethods> {
  /** Writes down a call for the test; arguments that cannot be carried are left out. */
  note(call: string, ...args: readonly unknown[]): void;
}

/** Adds the note keeper to a link. */
export function createHost(link: Link<HostMethods>): Host {
  return { ...link, note: (call, ...args) => link.tell('note', { call, args: args.map(carryable) }) };
}

function carryable(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return null;
  }
}
