import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AppParts } from '../../main/app/app-parts.ts';
import { createBlogFolders } from '../../main/app/blog-folders.ts';
import { createLog } from '../../main/app/log.ts';
import { createOnlineDesk } from '../../main/app/online-desk.ts';
import { isStillTrusted } from '../../main/app/still-trusted.ts';
import { createJournal } from '../../main/services/journal/journal.ts';
import { readJournals } from '../../main/services/journal/journal-file.ts';
import { createVersionKeeper } from '../../main/services/journal/keep-versions.ts';
import { createSettingsStore } from '../../main/services/settings/settings-store.ts';
import { createAnswers } from '../../main/services/sign-in/answers.ts';
import { type ModelWindow, openModelWindow, type Protections } from './outside-changes-window.ts';

/** A blog, the program, and its windows. */
export interface World {
  readonly blog: string;
  readonly windows: ModelWindow[];
  /** Puts a new window in the place of one that crashes. */
  crash(index: number): Promise<void>;
  /** Waits until no call is on its way. */
  settle(): Promise<void>;
  /** Every text that is anywhere: the blog's files, the open posts, journals and history. */
  everything(): Promise<readonly string[]>;
  /** The texts put aside. */
  history(): readonly string[];
  close(): Promise<void>;
}

/** Text of a post's file as a window has it, or undefined when there is none. */
export function readPlain(file: string): string | undefined {
  if (!fs.existsSync(file)) return undefined;
  return fs
    .readFileSync(file, 'utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');
}

/** Creates a blog of these files with two windows on it. */
export async function createWorld(
  files: Readonly<Record<string, string>>,
  protections: Protections,
): Promise<World> {
  const home = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-outside-changes-')));
  const blog = join(home, 'blog');
  const profile = join(home, 'profile');
  fs.mkdirSync(blog);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(dirname(join(blog, name)), { recursive: true });
    fs.writeFileSync(join(blog, name), text);
  }
  const parts = await createParts(profile);
  const sessions = new Set<string>();
  const { isLive: _, ...rest } = parts;
  const all: AppParts = { ...rest, isLive: id => sessions.has(id) };
  const open = () => openModelWindow(all, sessions, blog, protections);
  const windows = [await open(), await open()];
  const settle = async () => {
    for (let quiet = 0; quiet < 4; quiet = windows.some(window => window.isBusy()) ? 0 : quiet + 1)
      await new Promise(resolve => setImmediate(resolve));
  };
  return {
    blog,
    windows,
    settle,
    async crash(index) {
      await windows[index]?.die();
      windows[index] = await open();
    },
    everything: async () => [
      ...fs.readdirSync(blog).map(name => readPlain(join(blog, name)) ?? ''),
      ...windows.map(({ typing }) => typing.editor.text()),
      ...(await journalTexts(join(profile, 'journal'))),
      ...textsIn(join(profile, 'history')),
    ],
    history: () => textsIn(join(profile, 'history')),
    async close() {
      for (const window of windows) await window.die();
      await parts.folders.close();
      await parts.journal.close();
      await parts.settings.close();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}

async function createParts(profile: string): Promise<AppParts> {
  const log = createLog(() => undefined);
  const keeper = createVersionKeeper(profile);
  const settings = await createSettingsStore(profile);
  return {
    options: { profile, sampleSource: '', version: '0', isWatching: false, remembersBlog: false },
    folders: createBlogFolders({ isWatching: false, warn: log.warn }),
    settings,
    journal: createJournal(profile, keeper),
    keeper,
    log,
    answers: createAnswers(),
    online: createOnlineDesk({
      profile,
      isAutomatic: false,
      isQuietFetchOn: () => false,
      isTrusted: root => isStillTrusted({ settings }, root),
      targetOf: settings.publishTarget,
      warn: log.warn,
    }),
    isLive: () => false,
  };
}

function textsIn(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.txt'))
    .map(name => fs.readFileSync(join(folder, name), 'utf8'));
}

async function journalTexts(folder: string): Promise<readonly string[]> {
  if (!fs.existsSync(folder)) return [];
  const texts: string[] = [];
  for (const name of fs.readdirSync(folder))
    for (const { base, text } of await readJournals(join(folder, name))) texts.push(base.text, text);
  return texts;
}
