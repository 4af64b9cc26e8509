import { homedir, userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { parseGitConfig } from './parse-git-config.ts';
import { createFileBudget, type FileBudget } from './read-plain-file.ts';

/** One setting and where it stands. */
export interface ReadSetting {
  readonly key: string;
  /** Null: written without `=`, which means yes. */
  readonly value: string | null;
  /** Absolute path. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A file that could not be looked through, or not to its end. */
export interface UnreadFile {
  /** Absolute path. */
  readonly file: string;
  readonly reason: 'too-large' | 'unreadable' | 'broken' | 'too-many' | 'other-computer';
}

/** What several files of settings say together, included files at the place that names them. */
export interface ConfigReading {
  readonly settings: readonly ReadSetting[];
  readonly unread: readonly UnreadFile[];
}

/** As deep as git follows (its `MAX_INCLUDE_DEPTH`). */
const deepest = 10;
/** An include may name itself; git counts depth alone. */
const mostFiles = 100;

/**
 * Reads files in git's configuration format without running git, with what they include: `include.path`, and whatever
 * the condition, `includeIf.*.path`. Files that are not there are passed over.
 */
export async function readConfigFiles(files: readonly string[]): Promise<ConfigReading> {
  const reader = new ConfigReader();
  for (const file of files) await reader.read(file, 0);
  return reader;
}

class ConfigReader implements ConfigReading {
  readonly settings: ReadSetting[] = [];
  readonly unread: UnreadFile[] = [];
  private readonly budget: FileBudget = createFileBudget();
  private count = 0;

  async read(file: string, depth: number): Promise<void> {
    this.count += 1;
    if (depth > deepest || this.count > mostFiles) return this.miss(file, 'too-many');
    // Looking at such a path would already sign in there.
    if (/^(\\\\|\/\/)[^\\/]/.test(file)) return this.miss(file, 'other-computer');
    const found = await this.budget.read(file);
    if (found.kind === 'unread') return this.miss(file, found.reason);
    if (found.kind === 'none') return;
    const { entries, brokenLine } = parseGitConfig(found.bytes);
    for (const entry of entries) {
      this.settings.push({ ...entry, file });
      const isInclude = entry.key === 'include.path' || /^includeif\..*\.path$/s.test(entry.key);
      if (isInclude && entry.value) await this.include(entry.value, file, depth + 1);
    }
    if (brokenLine !== null) this.miss(file, 'broken');
  }

  private async include(path: string, from: string, depth: number): Promise<void> {
    const place = expandHomePath(path);
    // Another user's home, or where git is installed: only git knows where that is.
    if (/^(~|%\()/.test(place)) return this.miss(place, 'unreadable');
    await this.read(isAbsolute(place) ? place : join(dirname(from), place), depth);
  }

  private miss(file: string, reason: UnreadFile['reason']): void {
    // One that includes itself would fill the list.
    if (!this.unread.some(known => known.file === file)) this.unread.push({ file, reason });
  }
}

/** A path as a setting writes it, with the user's home folder in place of `~` or `~NAME`; another user's stays. */
export function expandHomePath(path: string): string {
  const [, name, rest = ''] = /^~([^/]*)(\/.*)?$/s.exec(path) ?? [];
  if (name === '') return join(process.env.HOME ?? homedir(), rest);
  const user = name === undefined ? null : userInfo();
  return user !== null && user.username === name ? join(user.homedir, rest) : path;
}
