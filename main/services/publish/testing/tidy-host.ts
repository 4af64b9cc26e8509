import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteFixture } from './site-fixture.ts';

/** What a host does when its git was killed: nobody but the host may touch its locks. */
export function tidyHost(site: SiteFixture): void {
  const refs = join(site.remote, 'refs');
  for (const name of readdirSync(refs, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.lock')) rmSync(join(refs, name));
}
