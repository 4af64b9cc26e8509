import type { IndexPlace } from '../services/index/open-index.ts';
import type { Journal } from '../services/journal/journal.ts';
import type { VersionKeeper } from '../services/journal/keep-versions.ts';
import type { SettingsStore } from '../services/settings/settings-store.ts';
import type { Answers } from '../services/sign-in/answers.ts';
import type { AskProgram } from '../services/sign-in/ask-server.ts';
import type { BlogFolders } from './blog-folders.ts';
import type { Log } from './log.ts';
import type { OnlineDesk } from './online-desk.ts';

/** Where the app keeps its own things and finds what it ships. */
export interface AppOptions {
  /** The profile folder: settings, journals, kept versions, the sample blog. */
  readonly profile: string;
  /** The sample blog's files as shipped. */
  readonly sampleSource: string;
  readonly version: string;
  /** Whether changes on disk are watched for; a command that ends at once need not. */
  readonly isWatching: boolean;
  /** Whether an opened blog becomes the one that opens next time. */
  readonly remembersBlog: boolean;
  /** What reads posts where windows need their thread, and names the rules of reading; absent: nothing is kept of them. */
  readonly index?: Pick<IndexPlace, 'workerFile' | 'isInBackground'>;
  /** How git and ssh ask this program; absent: there is nobody to ask. */
  readonly askProgram?: AskProgram;
  /** What of the shell's own files was damaged, a sentence each. */
  readonly problems?: readonly string[];
  /** Where lines of the log go; absent: to stderr. */
  readonly writeLog?: (line: string) => void;
}

/** Everything the handlers of one window may use. */
export interface AppParts {
  readonly options: AppOptions;
  readonly folders: BlogFolders;
  readonly settings: SettingsStore;
  readonly journal: Journal;
  readonly keeper: VersionKeeper;
  readonly log: Log;
  /** What the user answered when a host wanted to know who they are, for as long as they said. */
  readonly answers: Answers;
  readonly online: OnlineDesk;
  /** Whether the window of that id is connected now. */
  readonly isLive: (session: string) => boolean;
}
