import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';

/** A remote that takes its time. */
export interface HeldPublishing {
  /** Waits until something has arrived at the remote. */
  arrived(): Promise<void>;
  /** Lets the remote take what has arrived. */
  letGo(): void;
}

/** Makes a blog's remote keep whoever pushes waiting until it is told to go on, or its folder is removed. */
export function holdPublishing({ remote }: { readonly remote: string }): HeldPublishing {
  const here = join(remote, 'arrived');
  const goOn = join(remote, 'go-on');
  writeFileSync(
    join(remote, 'hooks', 'pre-receive'),
    `#!/bin/sh\ntouch '${here}'\nwhile test -e '${here}' && ! test -e '${goOn}'; do sleep 0.05; done\n`,
    { mode: 0o755 },
  );
  return {
    arrived: () => expect.poll(() => existsSync(here), { timeout: 20_000 }).toBe(true),
    letGo: () => writeFileSync(goOn, ''),
  };
}
