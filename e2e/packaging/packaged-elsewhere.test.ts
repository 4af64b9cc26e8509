import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRawHeader } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canStandIn, project, readFuses, runTool, standInLine, wantedFuses } from './packaging-run.ts';

let scratch: string;
beforeAll(() => {
  if (!canStandIn) return;
  scratch = mkdtempSync(join(tmpdir(), 'leysin-elsewhere-'));
  for (const system of ['--mac', '--win']) {
    const { status, output } = runTool(
      'package-app.ts',
      '--dir',
      system,
      '--x64',
      `-c.directories.output=${scratch}`,
    );
    expect({ status, output }).toMatchObject({ status: 0, output: expect.stringContaining(standInLine) });
  }
}, 120_000);
afterAll(() => {
  if (canStandIn) rmSync(scratch, { recursive: true, force: true });
});

/** What Electron compares an archive with when it opens it. */
function hashOfArchive(path: string): string {
  return createHash('sha256').update(getRawHeader(path).headerString).digest('hex');
}

describe.skipIf(!canStandIn)('packaged for macOS', () => {
  const inProgram = (path: string) => join(scratch, 'mac/Leysin.app/Contents', path);
  const plist = () => readFileSync(inProgram('Info.plist'), 'utf8').replaceAll(/>\s+</g, '><');

  it('has the hash of its archive where Electron looks for it', () => {
    const hash = hashOfArchive(inProgram('Resources/app.asar'));
    expect(plist()).toContain(
      `<key>ElectronAsarIntegrity</key><dict><key>Resources/app.asar</key><dict><key>algorithm</key><string>SHA256</string><key>hash</key><string>${hash}</string></dict></dict>`,
    );
  });

  it('has its fuses set', async () => {
    expect(await readFuses(join(scratch, 'mac/Leysin.app'))).toEqual(wantedFuses);
  });

  it('is known by its name, offered for Markdown, and follows dark mode', () => {
    for (const entry of [
      '<key>CFBundleIdentifier</key><string>net.leysin.Leysin</string>',
      '<key>CFBundleTypeExtensions</key><array><string>md</string><string>markdown</string></array>',
      '<key>CFBundleTypeRole</key><string>Editor</string>',
      '<key>LSHandlerRank</key><string>Alternate</string>',
      '<key>NSRequiresAquaSystemAppearance</key><false/>',
      '<key>LSApplicationCategoryType</key><string>public.app-category.productivity</string>',
    ])
      expect(plist()).toContain(entry);
  });

  it('has its icons, and English alone', () => {
    for (const icon of ['icon.icns', 'document.icns'])
      expect(readFileSync(inProgram(`Resources/${icon}`))).toEqual(
        readFileSync(join(project, 'assets/icons', icon)),
      );
    const languages = readdirSync(inProgram('Resources')).filter(name => name.endsWith('.lproj'));
    expect(languages.sort()).toEqual(['en.lproj', 'en_GB.lproj']);
  });
});

describe.skipIf(!canStandIn)('packaged for Windows', () => {
  const inFolder = (path: string) => join(scratch, 'win-unpacked', path);

  it('has the hash of its archive in a resource of the program', () => {
    const value = hashOfArchive(inFolder('resources/app.asar'));
    const program = readFileSync(inFolder('Leysin.exe'));
    const list = JSON.stringify([{ file: 'resources\\app.asar', alg: 'SHA256', value }]);
    expect(program.includes(list)).toBe(true);
    expect(program.includes(Buffer.from('ELECTRONASAR', 'utf16le'))).toBe(true);
  });

  it('has its fuses set', async () => {
    expect(await readFuses(inFolder('Leysin.exe'))).toEqual(wantedFuses);
  });

  it('has its icons, and English alone', () => {
    const largest = readFileSync(join(project, 'assets/icons/256x256.png'));
    expect(readFileSync(inFolder('Leysin.exe')).includes(largest)).toBe(true);
    expect(existsSync(inFolder('resources/document.ico'))).toBe(true);
    expect(readdirSync(inFolder('locales')).sort()).toEqual(['en-GB.pak', 'en-US.pak']);
  });
});
