import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const assets = resolve(dirname(fileURLToPath(import.meta.url)), '../../assets');
const icons = join(assets, 'icons');

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** The edge of a square PNG in pixels, as its own head says. */
function edgeOf(png: Buffer): number {
  expect(png.toString('latin1', 1, 4)).toBe('PNG');
  expect(png.readUInt32BE(20)).toBe(png.readUInt32BE(16));
  return png.readUInt32BE(16);
}

describe('the icons', () => {
  it('were made from the drawings that lie beside them, and not changed since (npm run icons)', () => {
    const made: Record<'sources' | 'files', Record<string, string>> = JSON.parse(
      readFileSync(join(icons, 'made-from.json'), 'utf8'),
    );
    const drawings = readdirSync(assets).filter(name => name.endsWith('.svg'));
    expect(made.sources).toEqual(Object.fromEntries(drawings.map(name => [name, hash(join(assets, name))])));
    const files = readdirSync(icons).filter(name => name !== 'made-from.json');
    expect(made.files).toEqual(Object.fromEntries(files.map(name => [name, hash(join(icons, name))])));
  });

  it('exist for Linux in every size, each as large as its name says', () => {
    const names = readdirSync(icons).filter(name => name.endsWith('.png'));
    expect(names.map(name => Number.parseInt(name, 10)).sort((one, other) => one - other)).toEqual([
      16, 24, 32, 48, 64, 128, 256, 512, 1024,
    ]);
    for (const name of names) expect(`${edgeOf(readFileSync(join(icons, name)))}`).toBe(name.split('x')[0]);
  });

  it.each(['icon.ico', 'document.ico'])('%s holds what Windows looks for', name => {
    const file = readFileSync(join(icons, name));
    expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
    const entries = Array.from({ length: file.readUInt16LE(4) }, (_, index) => file.subarray(6 + 16 * index));
    const edges = entries.map(entry => {
      const offset = entry.readUInt32LE(12);
      const edge = edgeOf(file.subarray(offset, offset + entry.readUInt32LE(8)));
      expect([entry[0], entry[1]]).toEqual([edge % 256, edge % 256]);
      return edge;
    });
    expect(edges).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    const last = entries.at(-1)!;
    expect(last.readUInt32LE(12) + last.readUInt32LE(8)).toBe(file.length);
  });

  it.each(['icon.icns', 'document.icns'])('%s holds what macOS looks for', name => {
    const file = readFileSync(join(icons, name));
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const edges: Record<string, number> = {};
    let at = 8;
    while (at < file.length) {
      const end = at + file.readUInt32BE(at + 4);
      edges[file.toString('latin1', at, at + 4)] = edgeOf(file.subarray(at + 8, end));
      at = end;
    }
    expect(at).toBe(file.length);
    expect(edges).toEqual({
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic12: 64,
      ic13: 256,
      ic14: 512,
    });
  });
});
