import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What a folder of Electron for Linux holds besides the program; electron-builder looks at names only. */
export const electronFiles: readonly string[] = [
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
  ...['de', 'en-GB', 'en-US', 'fr', 'zh-TW'].map(language => `locales/${language}.pak`),
];

const complaint = `#!/bin/sh
echo 'This is a stand-in for Electron, made to try out packaging where Electron cannot be fetched. It starts nothing.' >&2
exit 1
`;

// What @electron/fuses looks for in a program.
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

// The eight fuses of version 1 as Electron ships them: each one we set is the other way round, but for the snapshot.
const shippedFuses = '10110001';

/** Makes a folder in the form of Electron for Linux, whose program only says what it is. */
export async function makeStandInElectron(folder: string): Promise<void> {
  for (const file of electronFiles) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), '');
  }
  // electron-builder fills it with what is ours.
  await mkdir(join(folder, 'resources'));
  const wire = Buffer.concat([
    Buffer.from(fuseSentinel, 'latin1'),
    Buffer.from([1, shippedFuses.length]),
    Buffer.from(shippedFuses, 'latin1'),
  ]);
  await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from(complaint), wire]));
  await chmod(join(folder, 'electron'), 0o755);
}
