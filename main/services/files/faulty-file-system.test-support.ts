import type { FileSystem, OpenFile } from './file-system.ts';

/** What happens at a file operation: `run` carries it out. Throw to let it fail, do not return to stop there. */
export type Interference = (operation: string, run: () => Promise<unknown>) => Promise<unknown>;

/** A file system in which every operation, also those of open files, goes through `interfere`. For tests. */
export function interferingFileSystem(fileSystem: FileSystem, interfere: Interference): FileSystem {
  const wrapped = wrap(fileSystem, interfere);
  return {
    ...wrapped,
    open: async (path, flags, mode) => {
      const file = await wrapped.open(path, flags, mode);
      return wrap<OpenFile>(file, interfere);
    },
    // Waiting is not a file operation, and a test has no time for it.
    pause: async () => {},
  };
}

function wrap<T extends object>(target: T, interfere: Interference): T {
  const entries = Object.entries(target).map(([name, operation]) => [
    name,
    typeof operation === 'function'
      ? (...args: unknown[]) => interfere(name, () => Reflect.apply(operation, target, args))
      : operation,
  ]);
  return Object.fromEntries(entries) as T;
}
