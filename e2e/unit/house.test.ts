import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const worlds = ['shared', 'main', 'renderer'] as const;

/** A house of the same rules, with files in it that break them. */
let house: string;

beforeAll(() => {
  house = mkdtempSync(join(tmpdir(), 'leysin-house-'));
  for (const file of ['biome.json', 'tsconfig.json', 'package.json'])
    cpSync(join(project, file), join(house, file));
  symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'));
  for (const world of worlds) {
    mkdirSync(join(house, world));
    cpSync(join(project, world, 'tsconfig.json'), join(house, world, 'tsconfig.json'));
    for (const file of readdirSync(join(project, world)).filter(name => name.endsWith('.d.ts')))
      cpSync(join(project, world, file), join(house, world, file));
  }
  spawnSync('git', ['init', '--quiet'], { cwd: house });
});
afterAll(() => rmSync(house, { recursive: true, force: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true });
  writeFileSync(join(house, path), text);
}

function run(
  tool: string,
  ...args: readonly string[]
): { readonly code: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(join(project, 'node_modules/.bin', tool), args, {
    cwd: house,
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

describe('the linter', () => {
  it.each([
    ['shared/a.ts', "import { b } from '../main/b.ts';\nexport const a = b;\n"],
    ['shared/a.ts', "import { b } from '../renderer/b.ts';\nexport const a = b;\n"],
    ['shared/a.ts', "import { readFile } from 'node:fs/promises';\nexport const a = readFile;\n"],
    ['main/services/posts/a.ts', "import { b } from '../../app/b.ts';\nexport const a = b;\n"],
    ['main/services/posts/a.ts', "import { b } from '../../serve/b.ts';\nexport const a = b;\n"],
    [
      'main/services/posts/a.ts',
      "import { WebSocketServer } from 'ws';\nexport const a = WebSocketServer;\n",
    ],
    ['main/app/a.ts', "import { b } from '../serve/b.ts';\nexport const a = b;\n"],
    ['main/serve/a.ts', "import { b } from '../services/b.ts';\nexport const a = b;\n"],
    ['renderer/views/a.ts', "import { b } from '../../main/b.ts';\nexport const a = b;\n"],
    ['renderer/editor/a.ts', "import { b } from '../state/b.ts';\nexport const a = b;\n"],
    ['renderer/state/a.ts', "import { b } from '../views/b.ts';\nexport const a = b;\n"],
    ['renderer/ui/a.ts', "import { b } from '../state/b.ts';\nexport const a = b;\n"],
    ['renderer/views/a.ts', "import { readFile } from 'node:fs/promises';\nexport const a = readFile;\n"],
  ])('refuses in %s: %s', (path, text) => {
    plant(path, text);
    const { code, said } = run('biome', 'lint', path);
    rmSync(join(house, path));
    expect(said).toMatch(/noRestrictedImports|noNodejsModules/);
    expect(code).toBe(1);
  });

  it('refuses a cycle, of types too', () => {
    plant('shared/model/a.ts', "import type { B } from './b.ts';\nexport type A = B | 'a';\n");
    plant('shared/model/b.ts', "import type { A } from './a.ts';\nexport type B = A | 'b';\n");
    const { code, said } = run('biome', 'lint', 'shared/model');
    rmSync(join(house, 'shared/model'), { recursive: true });
    expect(said).toContain('noImportCycles');
    expect(code).toBe(1);
  });

  it('lets the right way pass', () => {
    plant('shared/b.ts', 'export const b = 1;\n');
    plant('main/services/a.ts', "import { b } from '../../shared/b.ts';\n\nexport const a = b;\n");
    const { code, said } = run('biome', 'lint', 'main', 'shared');
    rmSync(join(house, 'main/services'), { recursive: true });
    rmSync(join(house, 'shared/b.ts'));
    expect(said).not.toContain('noRestrictedImports');
    expect(code).toBe(0);
  });
});

describe('the compiler', () => {
  it.each([
    ['shared', 'the page', 'export const a = document.title;\n'],
    ['shared', 'Node', 'export const a = process.pid;\n'],
    ['main', 'the page', 'export const a = document.title;\n'],
    ['renderer', 'Node', 'export const a = process.pid;\n'],
  ])('refuses in %s what belongs to %s', (world, _host, text) => {
    plant(`${world}/a.ts`, text);
    const { code, said } = run('tsc', '-p', world);
    rmSync(join(house, world, 'a.ts'));
    expect(said).toContain('Cannot find name');
    expect(code).not.toBe(0);
  });

  it('lets each world have its own', () => {
    plant('main/a.ts', 'export const a = process.pid;\n');
    plant('renderer/a.ts', 'export const a = document.title;\n');
    expect(run('tsc', '-p', 'main').said).toBe('');
    expect(run('tsc', '-p', 'renderer').said).toBe('');
  });
});
