import { fileURLToPath } from 'node:url';

/**
 * The path on a command line: what follows `--`, else, in the packaged program, the first argument that is no option.
 * In development the argument without a dash is the program's own folder. Options are for Chromium, which looks for
 * its own, or were added by the system (`-psn_0_1`).
 */
export function pathArgument(args: readonly string[], isPackaged: boolean): string | undefined {
  const end = args.indexOf('--');
  const plain = isPackaged ? args.find(arg => !arg.startsWith('-')) : undefined;
  const path = plainPath(end === -1 ? plain : args[end + 1]);
  return path === undefined || path === '' || path.includes('\0') ? undefined : path;
}

/** Some desktops hand files over as `file:` addresses. */
function plainPath(argument: string | undefined): string | undefined {
  if (!argument?.startsWith('file:')) return argument;
  try {
    return fileURLToPath(argument);
  } catch {
    return undefined;
  }
}
