import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeStandInExe } from './stand-in-exe.ts';

/** A system that Electron is made for, in Node's words. */
export type ElectronSystem = 'linux' | 'darwin' | 'win32';

/** The languages of the stand-in, in Chromium's words. */
const languages = ['de', 'en-GB', 'en-US', 'fr', 'zh-TW'];

/** What a folder of Electron for Linux holds besides the program; electron-builder looks at names only. */
export const linuxFiles: readonly string[] = [
  'LICENSE',
  'LICENSES.chromium.html',
  'chrome-sandbox',
  'chrome_100_percent.pak',
  'chrome_200_percent.pak',
  'chrome_crashpad_handler',
  'icudtl.dat',
  'libEGL.so',
  'libGLESv2.so',
  'libffmpeg.so',
  'libvk_swiftshader.so',
  'libvulkan.so.1',
  'resources.pak',
  'snapshot_blob.bin',
  'v8_context_snapshot.bin',
  'version',
  'vk_swiftshader_icd.json',
  ...languages.map(language => `locales/${language}.pak`),
];

const windowsFiles: readonly string[] = [
  'LICENSE',
  'LICENSES.chromium.html',
  'icudtl.dat',
  'version',
  ...languages.map(language => `locales/${language}.pak`),
];

const complaint = `#!/bin/sh
echo 'This is a stand-in for Electron, made to try out packaging where Electron cannot be fetched. It starts nothing.' >&2
exit 1
`;

// The eight fuses of version 1 as Electron ships them: each one we set is the other way round, but for the snapshot.
const shippedFuses = '10110001';

// What @electron/fuses looks for in a program: its mark, the version, the number of fuses, the fuses.
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1'),
  Buffer.from([1, shippedFuses.length]),
  Buffer.from(shippedFuses, 'latin1'),
]);

/** Makes a folder in the form of Electron for a system, with a program that at best says what it is. */
export async function makeStandInElectron(folder: string, system: ElectronSystem): Promise<void> {
  if (system === 'linux') await makeLinux(folder);
  else if (system === 'win32') await makeWindows(folder);
  else await makeMac(folder);
}

async function makeLinux(folder: string): Promise<void> {
  await makeEmpty(folder, linuxFiles);
  // electron-builder fills it with what is ours.
  await mkdir(join(folder, 'resources'));
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from(complaint), fuseWire]));
  await chmod(join(folder, 'electron'), 0o755);
}

async function makeWindows(folder: string): Promise<void> {
  await makeEmpty(folder, windowsFiles);
  await mkdir(join(folder, 'resources'));
  await writeFile(join(folder, 'electron.exe'), Buffer.concat([makeStandInExe(), fuseWire]));
}

async function makeMac(folder: string): Promise<void> {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map(kind => `Electron Helper${kind}`);
  const inHelper = (helper: string, path: string) => `${contents}/Frameworks/${helper}.app/Contents/${path}`;
  const macLanguages = ['de', 'en', 'en_GB', 'fr', 'zh_TW'];
  await makeEmpty(folder, [
    'LICENSE',
    'LICENSES.chromium.html',
    'version',
    `${contents}/MacOS/Electron`,
    `${contents}/Resources/electron.icns`,
    ...helpers.map(helper => inHelper(helper, `MacOS/${helper}`)),
    ...macLanguages.flatMap(language => [
      `${contents}/Resources/${language}.lproj/locale.pak`,
      `${framework}/Versions/A/Resources/${language}.lproj/locale.pak`,
    ]),
  ]);
  await writeFile(join(folder, contents, 'Info.plist'), describeProgram('Electron'));
  for (const helper of helpers)
    await writeFile(join(folder, inHelper(helper, 'Info.plist')), describeProgram(helper));
  await writeFile(join(folder, framework, 'Electron Framework'), fuseWire);
}

function describeProgram(name: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIconFile</key><string>electron.icns</string>
</dict></plist>
`;
}

async function makeEmpty(folder: string, files: readonly string[]): Promise<void> {
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), '');
  }
}
