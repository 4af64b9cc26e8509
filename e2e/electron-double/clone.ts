/** A value as it comes out of the other process. Functions, symbols and the like throw what Electron throws. */
export function cloneForIpc<T>(value: T): T {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}
