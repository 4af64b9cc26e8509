import { isAbsolute, join, resolve } from 'node:path';
import type { Handlers } from '../../../shared/api/contract.ts';
import type { RepositoryStart } from '../../../shared/model/repository.ts';
import { expandHome } from '../../services/blog/expand-home.ts';
import { cloneBlog } from '../../services/repository/clone-blog.ts';
import { connectRemote } from '../../services/repository/connect-remote.ts';
import {
  createRepository,
  isInRepository,
  makeFirstCommit,
  readRepositoryStart,
} from '../../services/repository/create-repository.ts';
import { readTrustFindings } from '../../services/trust/trust-findings.ts';
import type { AppParts } from '../app-parts.ts';
import { signInOf } from '../sign-in-of.ts';
import { requireTrust } from '../still-trusted.ts';
import type { WindowSession } from '../window-session.ts';

type RepositoryCalls =
  | 'repository.look'
  | 'repository.create'
  | 'repository.commit'
  | 'repository.connect'
  | 'repository.clone';

/** Handlers of the way from a folder to a blog that is online, and from an address to a folder. */
export function createRepositoryHandlers(
  parts: AppParts,
  session: WindowSession,
): Pick<Handlers, RepositoryCalls> {
  const look = async (signal: AbortSignal): Promise<RepositoryStart> => {
    const { blog } = session.folder();
    // Where there is no repository nothing of it can run.
    if (await isInRepository(blog.root)) await requireTrust(parts, session);
    return readRepositoryStart(blog, signal);
  };
  return {
    'repository.look': (_params, { signal }) => look(signal),
    'repository.create': async ({ isIgnoring }, { signal }) => {
      const { blog } = session.folder();
      if (await isInRepository(blog.root)) return look(signal);
      const { ignore } = await readRepositoryStart(blog);
      await createRepository(blog, isIgnoring ? ignore : []);
      await trustOwn(parts, session);
      return look(signal);
    },
    'repository.commit': async (request, { signal }) => {
      const { blog } = await requireTrust(parts, session);
      const runFolder = join(parts.options.profile, 'publish');
      await makeFirstCommit(blog, { ...request, runFolder, signal });
      return look(signal);
    },
    'repository.connect': async ({ address, mayBeFolder }, { signal }) => {
      const { root } = (await requireTrust(parts, session)).blog;
      await connectRemote({ root, address, mayBeFolder, signal, signIn: signInOf(parts, session) });
      return look(signal);
    },
    'repository.clone': async ({ address, folder, mayBeFolder }, { signal, progress }) => {
      const named = expandHome(folder.trim());
      // From where a relative path would count nobody can see in a window: it is refused.
      const target = isAbsolute(named) ? resolve(named) : named;
      const onFraction = (fraction: number) => progress({ fraction });
      const signIn = signInOf(parts, session);
      await cloneBlog({ address, folder: target, mayBeFolder, onFraction, signal, signIn });
      return { folder: target };
    },
  };
}

/** A repository the user has just had made here holds no settings but git's own. */
async function trustOwn({ settings, folders }: AppParts, session: WindowSession): Promise<void> {
  const { blog } = session.folder();
  const { marks } = await readTrustFindings(blog.root, null);
  await settings.trust(blog.root, marks);
  folders.use({ ...blog, isTrusted: true, branch: 'main' });
}
