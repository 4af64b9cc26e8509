import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { AppError } from '../../../shared/app-error.ts';
import { endProcessTree } from './end-process-tree.ts';
import { gitEnvironment, settingsFor } from './git-environment.ts';
import { gitError } from './git-error.ts';
import { guardArguments } from './guard-arguments.ts';
import { redact } from './redact.ts';

/** One run of git, described by the caller. */
export interface GitCall {
  readonly cwd: string;
  /** The sub-command and its arguments. */
  readonly args: readonly string[];
  /** Exit codes that are answers, not failures; 0 when absent. */
  readonly accept?: readonly number[];
  /** Bytes for standard input, which is closed otherwise. */
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether the call may take locks. */
  readonly writes?: boolean;
  /** The longest the call may last, in ms. */
  readonly timeLimit?: number;
  /** The longest the call may stay silent, in ms. */
  readonly idleLimit?: number;
  /** The most bytes of standard output that are read. */
  readonly outputLimit?: number;
  /** Whether more output than that is cut off instead of being a failure. */
  readonly cutOutput?: boolean;
  /** Called for each line of standard error, secrets cut out; progress lines end in CR. */
  readonly onLine?: ((line: string) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told the process id as soon as it is known. */
  readonly onChild?: ((pid: number) => void) | undefined;
  /** Told when somebody else ended it by a signal: then it has not tidied up. Windows does not tell. */
  readonly onKilled?: (() => void) | undefined;
}

/** What one run of git said. `stderr` has its secrets cut out. */
export interface GitAnswer {
  readonly code: number;
  /** The signal somebody else ended it with; null when it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

const defaultTimeLimit = 60_000;
const defaultOutputLimit = 64 * 1024 * 1024;
const stderrLimit = 256 * 1024;
/** A hook may leave a program behind that holds our pipes open: after git's own end we wait this long, in ms. */
const pipeGrace = 1_000;

type Observer = (args: readonly string[], cwd: string) => void;
const observers = new Set<Observer>();

/** Tells `observer` the arguments of every git call from now on, until the function it returns is called. */
export function observeGit(observer: Observer): () => void {
  observers.add(observer);
  return () => observers.delete(observer);
}

let preparing: (() => Promise<void>) | null = null;
let prepared: Promise<void> | null = null;

/** Has `prepare` done once before the first git from now on is started; that git waits for it. */
export function beforeFirstGit(prepare: () => Promise<void>): void {
  preparing = prepare;
  prepared = null;
}

/**
 * Runs git once, without a shell, in a session of its own, and gives its answer.
 * @throws AppError `git.missing`, `git.timeout`, `cancelled`, or what {@link gitError} reads from an unexpected exit.
 */
export async function runGit(call: GitCall): Promise<GitAnswer> {
  guardArguments(call.args);
  if (call.signal?.aborted) throw new AppError('cancelled');
  if (preparing) {
    prepared ??= preparing();
    await prepared;
  }
  for (const observer of observers) observer(call.args, call.cwd);
  const answer = await new GitRun(call).answer();
  if (!(call.accept ?? [0]).includes(answer.code)) throw gitError({ args: call.args, ...answer });
  return answer;
}

class GitRun {
  private readonly child: ChildProcess;
  private readonly call: GitCall;
  private readonly chunks: Buffer[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private idleTimer: NodeJS.Timeout | undefined;
  private received = 0;
  private stderr = '';
  private line = '';
  private cut = false;
  private stopped: AppError | undefined;

  constructor(call: GitCall) {
    this.call = call;
    this.child = spawn('git', [...settingsFor(call.env), ...call.args], {
      cwd: call.cwd,
      env: gitEnvironment(call.writes ?? false, call.env ?? {}),
      stdio: [call.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    if (this.child.pid !== undefined) call.onChild?.(this.child.pid);
  }

  async answer(): Promise<GitAnswer> {
    const cancel = () => this.stop(new AppError('cancelled'));
    this.call.signal?.addEventListener('abort', cancel, { once: true });
    this.timers.push(setTimeout(() => this.timeOut(), this.call.timeLimit ?? defaultTimeLimit));
    this.listen();
    try {
      const { code, signal } = await this.ended();
      this.takeLine();
      if (this.stopped) throw this.stopped;
      return {
        code: this.cut ? 0 : code,
        signal: this.cut ? null : signal,
        stdout: Buffer.concat(this.chunks),
        stderr: redact(this.stderr),
      };
    } finally {
      this.call.signal?.removeEventListener('abort', cancel);
      for (const timer of [...this.timers, this.idleTimer]) clearTimeout(timer);
    }
  }

  private listen(): void {
    this.child.stdout?.on('data', (chunk: Buffer) => this.takeOutput(chunk));
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => this.takeErrors(text));
    // git may end before it has read its input; its exit code tells whether that matters.
    this.child.stdin?.on('error', () => undefined);
    this.child.stdin?.end(this.call.input);
    this.restartIdleTimer();
  }

  private ended(): Promise<Pick<GitAnswer, 'code' | 'signal'>> {
    return new Promise((resolve, reject) => {
      this.child.on('error', error => reject(this.stopped ?? spawnError(error, this.call.cwd)));
      const end = (code: number | null, signal: NodeJS.Signals | null) =>
        resolve({ code: code ?? -1, signal });
      this.child.on('close', end);
      this.child.on('exit', (code, signal) => {
        if (signal !== null && !this.stopped && !this.cut) this.call.onKilled?.();
        this.timers.push(
          setTimeout(() => {
            this.child.stdout?.destroy();
            this.child.stderr?.destroy();
            end(code, signal);
          }, pipeGrace),
        );
      });
    });
  }

  private takeOutput(chunk: Buffer): void {
    this.restartIdleTimer();
    this.received += chunk.length;
    if (this.received <= (this.call.outputLimit ?? defaultOutputLimit)) this.chunks.push(chunk);
    else if (this.call.cutOutput) this.cutOff(chunk);
    else this.stop(new AppError('git.failed', { details: 'git said more than can be read' }));
  }

  private cutOff(chunk: Buffer): void {
    if (this.cut) return;
    this.cut = true;
    this.chunks.push(chunk);
    this.timers.push(...endProcessTree(this.child));
  }

  private takeErrors(text: string): void {
    this.restartIdleTimer();
    // OpenSSH ends its lines with CR LF, git its progress with CR: which it is shows only with what comes after.
    const parts = (this.line + text).split(/(?<=\n)|(?<=\r)(?!\n)/);
    for (const [index, part] of parts.entries()) {
      this.line = part;
      if (part.endsWith('\n') || index < parts.length - 1) this.takeLine();
    }
  }

  private takeLine(): void {
    const line = this.line;
    this.line = '';
    if (line === '') return;
    // Progress lines are for the eye only; keeping them would bury the message.
    if (!line.endsWith('\r') && this.stderr.length < stderrLimit) this.stderr += line.replace(/\r\n$/, '\n');
    this.call.onLine?.(redact(line.trimEnd()));
  }

  private restartIdleTimer(): void {
    clearTimeout(this.idleTimer);
    if (this.call.idleLimit !== undefined)
      this.idleTimer = setTimeout(() => this.timeOut(), this.call.idleLimit);
  }

  private timeOut(): void {
    const details = redact(this.stderr + this.line);
    this.stop(new AppError('git.timeout', { command: this.call.args[0] ?? '', details }));
  }

  private stop(reason: AppError): void {
    if (this.stopped) return;
    this.stopped = reason;
    this.timers.push(...endProcessTree(this.child));
  }
}

function spawnError(error: NodeJS.ErrnoException, cwd: string): AppError {
  if (!existsSync(cwd)) return new AppError('file.not-found', { path: cwd }, error);
  if (error.code === 'ENOENT') return new AppError('git.missing', {}, error);
  return new AppError('git.failed', { details: error.message }, error);
}
