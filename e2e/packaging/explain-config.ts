import { readFile, writeFile } from 'node:fs/promises';
import { Arch, build, type Configuration, Packager, Platform } from 'electron-builder';

/*
 * Asks electron-builder what it makes of electron-builder.yml, without building anything:
 * `explain-config.ts PREPACKAGED OUTPUT REPORT.json`. It says a lot meanwhile, so it runs as a process of its own.
 */

/** What the report holds. */
export interface Explanation {
  /** Why the configuration is refused; null when it is valid. */
  readonly complaint: string | null;
  /** The same with one unknown option added, by that option's place. */
  readonly complaints: Readonly<Record<string, string | null>>;
  /** The desktop file of an AppImage. */
  readonly appImageDesktop: string;
  readonly deb: LinuxPackage;
  readonly rpm: LinuxPackage;
}

/** A package for a Linux distribution as it would be made. */
export interface LinuxPackage {
  /** The arguments of fpm, the program that makes it. */
  readonly args: readonly string[];
  readonly desktop: string;
}

const nonsensePlaces = ['', 'mac', 'dmg', 'win', 'nsis', 'linux', 'appImage', 'deb', 'rpm', 'electronFuses'];

async function main(prepackaged: string, output: string, report: string): Promise<void> {
  const complaints: Record<string, string | null> = {};
  for (const place of nonsensePlaces) {
    const nonsense = { nonsense: true };
    complaints[place] = await complain(place === '' ? nonsense : { [place]: nonsense });
  }
  const explanation: Explanation = {
    complaint: await complain({}),
    complaints,
    ...(await explainLinux(prepackaged, output)),
  };
  await writeFile(report, JSON.stringify(explanation));
}

async function complain(config: object): Promise<string | null> {
  try {
    await new Packager({ config: config as Configuration }).validateConfig();
    return null;
  } catch (error) {
    return String(error);
  }
}

async function explainLinux(
  prepackaged: string,
  directory: string,
): Promise<Pick<Explanation, 'appImageDesktop' | 'deb' | 'rpm'>> {
  const fpm: LinuxPackage[] = [];
  let appImageDesktop = '';
  await build({
    targets: new Map([[Platform.LINUX, new Map([[Arch.x64, ['AppImage', 'deb', 'rpm']]])]]),
    prepackaged,
    publish: 'never',
    config: {
      directories: { output: directory },
      // What the release workflow names, since no address is known here.
      extraMetadata: { homepage: 'https://leysin.invalid/' },
      linux: { maintainer: 'Somebody <somebody@leysin.invalid>' },
    },
    // True ends the work on a target before anything is made.
    effectiveOptionComputed: async (computed: { readonly desktop: string } | [string[], string]) => {
      if (Array.isArray(computed))
        fpm.push({ args: computed[0], desktop: await readFile(computed[1], 'utf8') });
      else appImageDesktop = computed.desktop;
      return true;
    },
  });
  const isOf = (extension: string) => (it: LinuxPackage) => it.args.some(arg => arg.endsWith(extension));
  const deb = fpm.find(isOf('.deb'));
  const rpm = fpm.find(isOf('.rpm'));
  if (!deb || !rpm) throw new Error('electron-builder said nothing about deb or rpm.');
  return { appImageDesktop, deb, rpm };
}

const [prepackaged, output, report] = process.argv.slice(2);
if (prepackaged === undefined || output === undefined || report === undefined)
  throw new Error('usage: explain-config.ts PREPACKAGED OUTPUT REPORT.json');
await main(prepackaged, output, report);
