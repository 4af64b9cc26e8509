import { readFileSync } from 'node:fs';
import { findSharedData } from './shared-data.ts';

/** A post whose metadata are meant to be trouble. */
export interface MetadataItem {
  readonly group: 'yaml' | 'front matter';
  readonly name: string;
  /** The whole post. */
  readonly text: string;
  /** Whether its metadata are in order; undefined where nobody says. */
  readonly isValid?: boolean;
}

/** A file whose bytes are meant to stay. */
export interface BytesItem {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isEditable: boolean;
}

/** Metadata of the shared payloads as posts; undefined when they are absent. */
export function readMetadataItems(): readonly MetadataItem[] | undefined {
  const tests = readItems<{ title: string; yaml: string; valid: boolean }>('yaml-test-suite.json');
  const edits = readItems<{ name: string; yaml: string }>('front-matter-fidelity.json');
  if (tests === undefined || edits === undefined) return undefined;
  return [
    ...tests.map(({ title, yaml, valid }) => ({
      group: 'yaml' as const,
      name: title,
      text: asPost(yaml),
      // A block that ends itself is another block by then.
      ...(/^(?:---|\.\.\.)/m.test(yaml) ? {} : { isValid: valid }),
    })),
    ...edits.map(({ name, yaml }) => ({ group: 'front matter' as const, name, text: asPost(yaml) })),
  ];
}

/** The files of the shared payloads about bytes; undefined when they are absent. */
export function readBytesItems(): readonly BytesItem[] | undefined {
  return readItems<{ name: string; base64: string; editable: boolean }>('bytes-fidelity.json')?.map(
    ({ name, base64, editable }) => ({ name, bytes: Buffer.from(base64, 'base64'), isEditable: editable }),
  );
}

function readItems<Item>(name: string): readonly Item[] | undefined {
  const file = findSharedData(`payloads/${name}`);
  if (file === undefined) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { items: readonly Item[] }).items;
}

const asPost = (yaml: string) => `---\n${yaml}${yaml.endsWith('\n') ? '' : '\n'}---\n\nText.\n`;
