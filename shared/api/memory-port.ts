import type { Port } from './wire.ts';

/** Two joined ports in one process: what one sends the other receives, copied and later, as over a real transport. */
export function createMemoryPorts(): readonly [Port, Port] {
  const left = createEnd();
  const right = createEnd();
  left.join(right);
  right.join(left);
  return [left.port, right.port];
}

interface End {
  readonly port: Port;
  join(other: End): void;
  deliver(message: unknown): void;
  shut(): void;
}

function createEnd(): End {
  let receive: (message: unknown) => void = () => {};
  let closed: () => void = () => {};
  let isOpen = true;
  let other: End | undefined;
  const end: End = {
    join: (to: ReturnType<typeof createEnd>) => {
      other = to;
    },
    deliver: (message: unknown) => {
      if (isOpen) receive(message);
    },
    shut: () => {
      if (!isOpen) return;
      isOpen = false;
      closed();
    },
    port: {
      send: frame => {
        const copy = structuredClone(frame);
        if (isOpen) queueMicrotask(() => other?.deliver(copy));
      },
      onMessage: next => {
        receive = next;
      },
      onClose: next => {
        closed = next;
      },
      close: () => {
        end.shut();
        other?.shut();
      },
    },
  };
  return end;
}
