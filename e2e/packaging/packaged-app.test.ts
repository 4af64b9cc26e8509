import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix, relative, sep } from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Explanation } from './explain-config.ts';
import { canStandIn, project, readFuses, runTool, standInLine, wantedFuses } from './packaging-run.ts';
import { linuxFiles } from './stand-in-electron.ts';

/** The most that the program itself may take, without Electron, in bytes. */
const budget = 15 * 1024 * 1024;

let scratch: string;
let packaged: string;
let said: string;
beforeAll(() => {
  if (!canStandIn) return;
  scratch = mkdtempSync(join(tmpdir(), 'leysin-packaged-'));
  const { status, output } = runTool('package-app.ts', '--dir', `-c.directories.output=${scratch}`);
  said = output;
  expect({ status, output }).toMatchObject({ status: 0, output: expect.stringContaining(standInLine) });
  packaged = join(scratch, 'linux-unpacked');
}, 120_000);
afterAll(() => {
  if (canStandIn) rmSync(scratch, { recursive: true, force: true });
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const archive = () => join(packaged, 'resources/app.asar');

function archived(): readonly string[] {
  const header: { files: object } = JSON.parse(getRawHeader(archive()).headerString);
  const isFolder = (path: string) =>
    path
      .split('/')
      .reduce<{ files?: object }>(
        (node, name) => (node.files as Record<string, { files?: object }>)[name]!,
        header,
      ).files !== undefined;
  return listPackage(archive(), { isPack: false })
    .map(path => path.split(sep).join('/').slice(1))
    .filter(path => !isFolder(path))
    .sort();
}

/** What a bundle loads: the paths of files in the archive, and names of modules. */
function loadedBy(bundle: string): readonly string[] {
  const text = extractFile(archive(), bundle).toString('utf8');
  // require("./chunks/main-Ab12_x-3.cjs"); the bundler writes double quotes, comments have single ones
  const names = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(match => match[1]!);
  return names.map(name => (name.startsWith('.') ? posix.join(posix.dirname(bundle), name) : name));
}

// dist/renderer/assets/index-Ab12_x-3.js, dist/electron/chunks/main-Ab12_x-3.cjs
const allowedPatterns: readonly RegExp[] = [
  /^package\.json$/,
  /^LICENSE$/,
  /^dist\/electron\/(?:main|preload|index-worker)\.cjs$/,
  /^dist\/electron\/chunks\/[\w.-]+-[\w-]{8}\.cjs$/,
  /^dist\/renderer\/(?:[\w-]+\/)*[\w-]+\.html$/,
  /^dist\/renderer\/assets\/[\w.-]+-[\w-]{8}\.(?:js|css|woff2|svg)$/,
  // Posts in each form that Nikola knows, with readers' comments.
  /^assets\/sample\/(?:README\.md|conf\.py|\.gitignore)$/,
  /^assets\/sample\/(?:posts|pages|images)\/(?:[\w-]+\/)*\.?[\w.-]+\.(?:md|rst|html|meta|jpg|png|svg)$/,
  /^assets\/icons\/256x256\.png$/,
];

describe.skipIf(!canStandIn)('the packaged program', () => {
  it('holds what was built, the sample and nothing else', () => {
    const expected = [
      'LICENSE',
      'assets/icons/256x256.png',
      'package.json',
      ...['assets/sample', 'dist/electron', 'dist/renderer'].flatMap(folder =>
        filesBelow(join(project, folder)).map(file => `${folder}/${file}`),
      ),
    ];
    expect(archived()).toEqual(expected.filter(path => !path.endsWith('.map')).sort());
  });

  it('holds no file of a kind that does not belong there', () => {
    const strange = archived().filter(path => !allowedPatterns.some(pattern => pattern.test(path)));
    expect(strange).toEqual([]);
    // What the patterns must refuse.
    for (const path of [
      'main/electron/main.ts',
      'dist/electron/main.cjs.map',
      'node_modules/ws/index.js',
      'dist/main/leysin.mjs',
      'e2e/support/git.ts',
      'package-lock.json',
    ])
      expect(allowedPatterns.some(pattern => pattern.test(path))).toBe(false);
  });

  it('finds all that it loads in itself, in Node and in Electron', () => {
    const files = archived();
    const loaded = files.filter(path => path.endsWith('.cjs')).flatMap(loadedBy);
    const isHere = (path: string) => path === 'electron' || isBuiltin(path) || files.includes(path);
    expect(loaded.filter(path => !isHere(path))).toEqual([]);
    expect(loaded.filter(path => files.includes(path)).length).toBeGreaterThan(0);
  });

  it('describes itself without scripts and dependencies', () => {
    const about: object = JSON.parse(extractFile(archive(), 'package.json').toString('utf8'));
    expect(about).toMatchObject({
      name: 'leysin',
      main: 'dist/electron/main.cjs',
      desktopName: 'leysin.desktop',
    });
    for (const key of ['scripts', 'devDependencies', 'dependencies', 'build'])
      expect(Object.keys(about)).not.toContain(key);
  });

  it('tells nothing of the machine it was built on', () => {
    const bytes = readFileSync(archive());
    expect(bytes.includes(project)).toBe(false);
    // What is in it is found this way.
    expect(bytes.includes('setAppUserModelId')).toBe(true);
  });

  it('has the hash of each file beside it, for Electron to compare', () => {
    const header: { files: { dist: { files: { electron: { files: Record<string, unknown> } } } } } =
      JSON.parse(getRawHeader(archive()).headerString);
    const hash = createHash('sha256')
      .update(extractFile(archive(), 'dist/electron/preload.cjs'))
      .digest('hex');
    expect(header.files.dist.files.electron.files['preload.cjs']).toMatchObject({
      integrity: { algorithm: 'SHA256', hash },
    });
  });

  it('adds nothing to Electron but its archive, and takes English from it alone', () => {
    const kept = linuxFiles
      .filter(file => !file.startsWith('locales/') || file.startsWith('locales/en-'))
      .map(file => (file === 'LICENSE' ? 'LICENSE.electron.txt' : file));
    expect(filesBelow(packaged)).toEqual([...kept, 'leysin', 'resources/app.asar'].sort());
  });

  it('takes no more room than it may', () => {
    const own = filesBelow(join(packaged, 'resources'));
    const size = own.reduce((sum, file) => sum + statSync(join(packaged, 'resources', file)).size, 0);
    console.log(
      `packaged without Electron: ${(size / 1024 / 1024).toFixed(1)} MB of ${budget / 1024 / 1024}`,
    );
    expect(size).toBeLessThan(budget);
  });

  it('has its fuses set', async () => {
    expect(await readFuses(join(packaged, 'leysin'))).toEqual(wantedFuses);
  });

  it('offers no updates, since nobody said where they come from', () => {
    expect(filesBelow(join(packaged, 'resources'))).not.toContain('app-update.yml');
    expect(said).not.toContain('publish');
  });

  it('gives itself the name that systems know it by', () => {
    const { appId }: { appId: string } = parse(readFileSync(join(project, 'electron-builder.yml'), 'utf8'));
    const main = extractFile(archive(), 'dist/electron/main.cjs').toString('utf8');
    expect(main).toContain(`setAppUserModelId("${appId}")`);
  });
});

describe.skipIf(!canStandIn)('the configuration', () => {
  let explained: Explanation;
  beforeAll(() => {
    const copy = join(scratch, 'prepackaged');
    cpSync(packaged, copy, { recursive: true });
    const report = join(scratch, 'report.json');
    const { status, output } = runTool('explain-config.ts', copy, join(scratch, 'out'), report);
    expect({ status, output }).toMatchObject({ status: 0 });
    explained = JSON.parse(readFileSync(report, 'utf8'));
  }, 120_000);

  it('is valid for every target, and one unknown option anywhere would not be', () => {
    expect(explained.complaint).toBeNull();
    expect(Object.keys(explained.complaints)).toHaveLength(10);
    for (const [place, complaint] of Object.entries(explained.complaints))
      expect(complaint, place).toContain('Invalid configuration object');
  });

  it.each([
    ['a Debian package', (it: Explanation) => it.deb.desktop, '/opt/Leysin/leysin %F'],
    ['an RPM package', (it: Explanation) => it.rpm.desktop, '/opt/Leysin/leysin %F'],
    ['an AppImage', (it: Explanation) => it.appImageDesktop, 'AppRun %U'],
  ])('gives %s a desktop file with all that desktops ask for', (_, desktopOf, exec) => {
    const entry = Object.fromEntries(
      desktopOf(explained)
        .split('\n')
        .slice(1)
        .filter(line => line.includes('='))
        .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    expect(entry).toMatchObject({
      Type: 'Application',
      Name: 'Leysin',
      Icon: 'leysin',
      Terminal: 'false',
      // The same as desktopName, by which Electron names its windows.
      StartupWMClass: 'leysin',
      MimeType: 'text/markdown;text/x-markdown;',
      Categories: 'Office;Publishing;',
    });
    expect(entry.Exec?.replace(/ +/g, ' ')).toBe(exec);
    expect(entry.Comment).toMatch(/\w/);
    expect(entry.Keywords).toMatch(/^(?:\w+;)+$/);
  });

  it.each(['deb', 'rpm'] as const)('puts desktop file, description and icons of %s in their places', kind => {
    const { args } = explained[kind];
    const places = args.flatMap(arg => arg.match(/=(\/.+)$/)?.[1] ?? []);
    expect(places).toEqual(
      expect.arrayContaining([
        '/opt/Leysin',
        '/usr/share/applications/leysin.desktop',
        '/usr/share/metainfo/net.leysin.Leysin.metainfo.xml',
        '/usr/share/icons/hicolor/16x16/apps/leysin.png',
        '/usr/share/icons/hicolor/512x512/apps/leysin.png',
      ]),
    );
    expect(places.filter(place => place.startsWith('/usr/share/mime'))).toEqual([]);
  });
});
