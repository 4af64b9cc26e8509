import type { FolderView } from '../generator.ts';

/** A folder of these files, as generators see one. */
export function folderOfFiles(files: Readonly<Record<string, string>>): FolderView {
  const texts = new Map(Object.entries(files));
  return { paths: [...texts.keys()].sort(), text: path => texts.get(path) };
}
