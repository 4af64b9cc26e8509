import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const read = (path: string) => readFileSync(join(project, path), 'utf8');
const config = parse(read('electron-builder.yml'));
const about = JSON.parse(read('package.json'));

const has = (program: string) => spawnSync(program, ['--version']).status === 0;

describe('the description for software centres', () => {
  const path = `assets/linux/${config.appId}.metainfo.xml`;
  const text = () => read(path);
  const valuesOf = (tag: string) =>
    [...text().matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))].map(match =>
      match[1]!.trim(),
    );

  it('names the same program as everything else', () => {
    expect(valuesOf('id')).toEqual([config.appId]);
    expect(valuesOf('launchable')).toEqual([about.desktopName]);
    expect(valuesOf('binary')).toEqual([config.linux.executableName]);
    expect(valuesOf('project_license')).toEqual([about.license]);
    expect(valuesOf('name')).toEqual([config.productName]);
    expect(config.linux.mimeTypes).toEqual(expect.arrayContaining(valuesOf('mediatype')));
    expect(valuesOf('category')).toEqual(config.linux.category.split(';'));
  });

  it.skipIf(!has('appstreamcli'))('passes the check of software centres', () => {
    const { status, stdout } = spawnSync('appstreamcli', ['validate', '--no-net', join(project, path)], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toMatchObject({ status: 0 });
  });
});

describe("the Mac's entitlements", () => {
  it('allow what V8 cannot do without, and nothing else', () => {
    const keys = [...read(config.mac.entitlements).matchAll(/<key>([^<]+)<\/key>/g)].map(match => match[1]);
    expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
    expect(config.mac.entitlementsInherit).toBe(config.mac.entitlements);
    expect(config.mac.hardenedRuntime).toBe(true);
  });
});

describe('Markdown files', () => {
  it('are offered to Leysin and not taken from the editor the user has', () => {
    expect(config.mac.fileAssociations).toMatchObject([
      { ext: ['md', 'markdown'], role: 'Editor', rank: 'Alternate' },
    ]);
    // electron-builder's own way would write the default of each ending, on Windows, and a second type, on Linux.
    expect([config.fileAssociations, config.win.fileAssociations, config.linux.fileAssociations]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const script = read(config.nsis.include);
    expect(script).not.toMatch(/WriteReg\w+ \w+ "Software\\Classes\\\.\w+" ""/);
    for (const ending of ['.md', '.markdown']) {
      expect(script).toContain(`WriteRegNone SHELL_CONTEXT "Software\\Classes\\${ending}\\OpenWithProgids"`);
      expect(script).toContain(
        `DeleteRegValue SHELL_CONTEXT "Software\\Classes\\${ending}\\OpenWithProgids"`,
      );
    }
  });
});

describe('the targets', () => {
  const targets = (system: 'mac' | 'win' | 'linux') =>
    Object.fromEntries(
      (config[system].target as { target: string; arch: string[] }[]).map(({ target, arch }) => [
        target,
        arch,
      ]),
    );

  it('are what the README promises, for each processor', () => {
    expect(targets('mac')).toEqual({ dmg: ['universal'], zip: ['universal'] });
    expect(targets('win')).toEqual({ nsis: ['x64', 'arm64'] });
    const both = ['x64', 'arm64'];
    expect(targets('linux')).toEqual({ AppImage: both, deb: both, rpm: both, 'tar.gz': both });
  });

  it('get names without spaces, and ask no rights of an administrator', () => {
    for (const name of [config.artifactName, config.nsis.artifactName, config.productName])
      expect(name).not.toMatch(/\s/);
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, allowElevation: false });
  });
});
