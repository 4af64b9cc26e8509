import {
  closeSync,
  existsSync,
  type FSWatcher,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** What a second process says to the first before it ends. */
export interface SecondInstance {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly additionalData: unknown;
}

/**
 * The lock of a user data folder, among real processes. The answer has to come at once, as Electron's does, so it is made
 * of files: one that names the holder, and a folder in which others leave what they were started with.
 */
export class SingleInstance {
  private readonly lockFile: string;
  private readonly mailbox: string;
  private readonly receive: (second: SecondInstance) => void;
  private watcher: FSWatcher | undefined;

  constructor(userData: string, receive: (second: SecondInstance) => void) {
    this.lockFile = join(userData, 'SingletonLock');
    this.mailbox = join(userData, 'SingletonMail');
    this.receive = receive;
    mkdirSync(this.mailbox, { recursive: true });
  }

  get isHeld(): boolean {
    return this.watcher !== undefined;
  }

  request(me: SecondInstance): boolean {
    if (this.isHeld) return true;
    if (!this.take()) {
      this.post(me);
      return false;
    }
    this.watcher = watch(this.mailbox, () => this.collect()).unref();
    this.collect();
    return true;
  }

  release(): void {
    if (!this.watcher) return;
    this.watcher.close();
    this.watcher = undefined;
    unlinkSync(this.lockFile);
  }

  private take(): boolean {
    try {
      const file = openSync(this.lockFile, 'wx');
      writeFileSync(file, String(process.pid));
      closeSync(file);
      return true;
    } catch {
      if (isRunning(Number(readFileSync(this.lockFile, 'utf8')))) return false;
      rmSync(this.lockFile, { force: true });
      return this.take();
    }
  }

  private post(me: SecondInstance): void {
    const letter = join(this.mailbox, `${process.pid}-${Date.now()}`);
    writeFileSync(`${letter}.part`, serialize(me));
    renameSync(`${letter}.part`, `${letter}.letter`);
  }

  private collect(): void {
    // Who removes the user data ends the post; the program may still be on its way out.
    const names = existsSync(this.mailbox) ? readdirSync(this.mailbox) : [];
    for (const name of names.filter(name => name.endsWith('.letter'))) {
      const letter = deserialize(readFileSync(join(this.mailbox, name))) as SecondInstance;
      unlinkSync(join(this.mailbox, name));
      this.receive(letter);
    }
  }
}

function isRunning(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
