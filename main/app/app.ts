import { join } from 'node:path';
import type { HostInfo } from '../../shared/api/contract.ts';
import { type ServedPeer, serveApi } from '../../shared/api/peer.ts';
import type { Port } from '../../shared/api/wire.ts';
import type { Blog } from '../../shared/model/blog.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { findBlogRoot } from '../services/blog/open-blog.ts';
import { watchCheckedOut } from '../services/blog/watch-checked-out.ts';
import { writeAtomic } from '../services/files/write-atomic.ts';
import { createJournal } from '../services/journal/journal.ts';
import { createVersionKeeper } from '../services/journal/keep-versions.ts';
import { createSettingsStore } from '../services/settings/settings-store.ts';
import { createAnswers } from '../services/sign-in/answers.ts';
import type { AppOptions, AppParts } from './app-parts.ts';
import { type BlogAsset, findBlogAsset } from './blog-assets.ts';
import { createBlogFolders } from './blog-folders.ts';
import { createHandlers } from './handlers.ts';
import { createLog } from './log.ts';
import { createOnlineDesk } from './online-desk.ts';
import { openFirstBlogFolder } from './open-blog-folder.ts';
import { reportOpenPost } from './report-open-post.ts';
import type { ShellWindow, StartPlace } from './shell.ts';
import { isStillTrusted } from './still-trusted.ts';
import { createWindowSession, type SettingsFollowers, type WindowSession } from './window-session.ts';

/** The program below its shells: one per process. */
export interface App {
  /**
   * Finds the blog that a window with this start will show, so that one that cannot be opened is told before a window is.
   * @throws blog.not-found, blog.unreadable
   */
  findFirstBlog(start: StartPlace): Promise<Blog>;
  /**
   * The root of the blog a folder belongs to, without opening it.
   * @throws blog.not-found, blog.unreadable
   */
  findRoot(folder: string): Promise<string>;
  /** Serves a window over `port` until it closes. */
  connect(port: Port, window: ShellWindow): ServedPeer;
  /** Roots of the blogs that were open, the newest first. */
  recentBlogs(): readonly string[];
  settings(): Settings;
  findAsset(key: string, path: string): Promise<BlogAsset | undefined>;
  logInternal(error: unknown): string;
  warn(message: string): void;
  /**
   * Writes a file outside the blog where the user asked for it.
   * @throws file.no-permission, file.disk-full and the other file errors
   */
  writeExport(absolutePath: string, bytes: Uint8Array): Promise<void>;
  /** Ends watching and writes what is still to be written. */
  close(): Promise<void>;
}

/** Puts the app together from its services. */
export async function createApp(options: AppOptions): Promise<App> {
  const log = createLog(options.writeLog);
  const settings = await createSettingsStore(options.profile);
  for (const problem of settings.problems) log.warn(problem);
  const windows: Windows = { sessions: new Map(), followers: new Set() };
  const folders = createBlogFolders({
    isWatching: options.isWatching,
    warn: log.warn,
    index: { ...options.index, cacheFolder: join(options.profile, 'index') },
  });
  const keeper = createVersionKeeper(options.profile);
  const online = createOnlineDesk({
    profile: options.profile,
    isAutomatic: options.isWatching,
    isQuietFetchOn: () => settings.settings().isQuietFetchOn,
    isTrusted: root => isStillTrusted({ settings }, root),
    targetOf: settings.publishTarget,
    warn: log.warn,
  });
  const parts: AppParts = {
    options,
    folders,
    settings,
    journal: createJournal(options.profile, keeper),
    keeper,
    log,
    answers: createAnswers(),
    online,
    isLive: id => windows.sessions.has(id),
  };
  await online.start();
  return {
    findFirstBlog: async start => (await openFirstBlogFolder(parts, start)).folder.blog,
    findRoot: findBlogRoot,
    connect: (port, window) => connectWindow(port, parts, windows, window),
    recentBlogs: settings.recentBlogs,
    settings: settings.settings,
    findAsset: (key, path) => findBlogAsset(folders, key, path),
    logInternal: log.internal,
    warn: log.warn,
    writeExport: (absolutePath, bytes) => writeAtomic(absolutePath, bytes),
    close: async () => {
      await online.close();
      await folders.close();
      await parts.journal.close();
      await settings.close();
    },
  };
}

/** The connected windows. */
interface Windows {
  /** By the id of each. */
  readonly sessions: Map<string, WindowSession>;
  readonly followers: SettingsFollowers;
}

function connectWindow(
  port: Port,
  parts: AppParts,
  { sessions, followers }: Windows,
  window: ShellWindow,
): ServedPeer {
  const session = createWindowSession(window, followers);
  sessions.set(session.id, session);
  const peer = serveApi(port, {
    handlers: createHandlers(parts, session),
    host: hostInfo(parts, window),
    logInternal: parts.log.internal,
    ...(window.isOurs ? { isOurs: window.isOurs } : {}),
    onClose: () => {
      sessions.delete(session.id);
      session.close();
      parts.journal.closeSession(session.id).catch(parts.log.internal);
    },
  });
  session.onFolderChange(paths => {
    peer.emit('blog.changed', { paths });
    reportOpenPost(session, paths, value => peer.emit('post.changedOnDisk', value)).catch(parts.log.internal);
  });
  session.onSettingsChange(settings => peer.emit('settings.changed', settings));
  session.signInDesk.onAsked(asked => peer.emit('signIn.asked', asked));
  session.onShown(folder => {
    const stopOnline = parts.online.follow(folder, told => peer.emit('online.changed', told));
    const { root } = folder.blog;
    const stopWatch = parts.options.isWatching
      ? watchCheckedOut(root, checkedOut => peer.emit('blog.checkedOut', { root, ...checkedOut }))
      : () => {};
    return () => {
      stopOnline();
      stopWatch();
    };
  });
  return peer;
}

function hostInfo({ options, settings }: AppParts, { desktop }: ShellWindow): HostInfo {
  const platform = process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux';
  const isDesktop = desktop !== undefined;
  return {
    capabilities: {
      nativeDialogs: isDesktop,
      nativeMenu: isDesktop,
      manyWindows: isDesktop,
      printing: isDesktop,
    },
    platform,
    version: options.version,
    problems: [...settings.problems, ...(options.problems ?? [])],
  };
}
