import { git, type Repository } from './repository.ts';

/** The values of each setting, by its name as git writes it (section and last word in lower case), the last one in force last. */
export type GitSettings = ReadonlyMap<string, readonly string[]>;

/** What publishing asks of the settings: who writes, where it goes, and how one gets there. */
const asked =
  '^((remote|branch|url)\\..*|(user|author|committer)\\.(name|email)|core\\.sshcommand|credential\\.helper)$';

/** Reads the settings that publishing needs, in one run of git; one that is not set is not in the answer. */
export async function readSettings(repository: Repository): Promise<GitSettings> {
  const args = ['config', '--null', '--get-regexp', asked];
  const { stdout } = await git(repository, { args, accept: [0, 1] });
  const settings = new Map<string, string[]>();
  // The name ends its line, then comes the value; a name alone has none (git-config, `--null`).
  for (const part of stdout.toString('utf8').split('\0').slice(0, -1)) {
    const end = part.includes('\n') ? part.indexOf('\n') : part.length;
    const name = part.slice(0, end);
    settings.set(name, [...(settings.get(name) ?? []), part.slice(end + 1)]);
  }
  return settings;
}

/** The value of a setting that is in force; null when there is none. */
export function settingOf(settings: GitSettings, name: string): string | null {
  return settings.get(name)?.at(-1) ?? null;
}
