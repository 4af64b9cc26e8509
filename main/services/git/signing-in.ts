import { AppError, type ErrorData, isAppError } from '../../../shared/app-error.ts';
import type { SignInAnswer, SignInQuestion } from '../../../shared/model/sign-in.ts';
import { answering } from '../sign-in/ask-server.ts';
import { Attempt, isOfGit, keyOf, type OpenPrompt } from '../sign-in/attempt.ts';
import { placeOf } from '../sign-in/read-prompt.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { findHelper, keepLogin } from './credential.ts';
import { gitError } from './git-error.ts';
import type { Repository } from './repository.ts';
import type { GitAnswer } from './run-git.ts';

type Run = (env: Readonly<Record<string, string>>) => Promise<GitAnswer>;

/** How often the same thing is asked before it is given up. */
const mostAsks = 3;

/**
 * Runs git with whatever the user has set up for signing in, and where none of it answers, asks the user and runs git
 * again. What git is given nobody keeps but for the time the user said.
 * @throws AppError what git failed with; with `isDeclined` in its data when the user would rather not sign in.
 */
export async function signingIn(
  repository: Repository,
  signIn: SignIn,
  args: readonly string[],
  run: Run,
): Promise<GitAnswer> {
  const asked: Asked = { times: new Map(), toKeep: new Map() };
  for (;;) {
    const attempt = new Attempt(signIn.answers);
    const end = await tryOnce(signIn, attempt, run).catch(asAppError);
    const error = end instanceof AppError ? end : end.code === 0 ? null : gitError({ args, ...end });
    if (error === null) await keepWhatWasRight(repository, signIn, attempt, asked);
    else if (error.code !== 'cancelled' && (await findAnswer(repository, signIn, { attempt, asked, error })))
      continue;
    if (end instanceof AppError) throw end;
    return end;
  }
}

function asAppError(error: unknown): AppError {
  if (isAppError(error)) return error;
  throw error;
}

/** What the user was asked while one thing was done over the network. */
interface Asked {
  /** How often, by what was asked. */
  readonly times: Map<string, number>;
  /** Logins for the user's helpers, by what was asked. */
  readonly toKeep: Map<string, { readonly place: string; readonly answer: SignInAnswer }>;
}

interface Failure {
  readonly attempt: Attempt;
  readonly asked: Asked;
  readonly error: AppError;
}

/** Whether there is an answer now that may help, from what is known or from the user. */
async function findAnswer(repository: Repository, signIn: SignIn, failure: Failure): Promise<boolean> {
  const { attempt, asked, error } = failure;
  if (attempt.wouldKnow) {
    signIn.answers.isAheadOfHelpers = true;
    return true;
  }
  const open = attempt.open ?? refusedLogin(error, attempt, asked.times);
  const times = open === null ? 0 : (asked.times.get(open.key) ?? 0);
  if (open === null || times >= mostAsks) return false;
  asked.times.set(open.key, times + 1);
  const { answer, place } = await ask(
    repository,
    signIn,
    { ...open, isAgain: open.isAgain || times > 0 },
    error,
  );
  if (place === null) asked.toKeep.delete(open.key);
  else asked.toKeep.set(open.key, { place, answer });
  return true;
}

/** One run of git that may ask us; git's own helpers and the user's programs that ask come first, until they did not help. */
function tryOnce(signIn: SignIn, attempt: Attempt, run: Run): Promise<GitAnswer> {
  return answering(
    signIn.program,
    signIn.folder,
    text => attempt.reply(text),
    (script, env) => {
      const isTheirs = process.env.SSH_ASKPASS !== undefined;
      return run({
        ...env,
        // Somebody is there: a helper with a window of its own may open it.
        GCM_INTERACTIVE: process.env.GCM_INTERACTIVE ?? 'auto',
        // git takes this one, too, when neither GIT_ASKPASS nor core.askPass names another (credential.c, prompt.c).
        ...(isTheirs ? {} : { SSH_ASKPASS: script, SSH_ASKPASS_REQUIRE: 'force' }),
        ...(signIn.answers.isAheadOfHelpers ? withoutHelpers(script) : {}),
      });
    },
  );
}

/** git would hand what we answer to every helper; an empty one takes all of them off its list (git-config, `credential.helper`). */
function withoutHelpers(script: string): Readonly<Record<string, string>> {
  return {
    GIT_ASKPASS: script,
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'credential.helper',
    GIT_CONFIG_VALUE_0: '',
  };
}

/** What to ask when a login was refused that was not asked for again: git had it from a helper, or it was ours. */
function refusedLogin(
  error: AppError,
  attempt: Attempt,
  asked: ReadonlyMap<string, number>,
): OpenPrompt | null {
  if (error.code !== 'git.auth-failed') return null;
  for (const [key, prompt] of attempt.used)
    if (prompt.kind === 'login' && !isOfGit(prompt)) return { key, prompt, isAgain: true };
  const address = /Authentication failed for '([^']+)'/.exec(String(error.data.details))?.[1];
  const place = address === undefined ? null : placeOf(address);
  // Who set a program of their own to be asked has it asked again the next time.
  if (place === null || process.env.GIT_ASKPASS !== undefined) return null;
  const prompt = { kind: 'login', wants: 'user', place, user: null } as const;
  const key = keyOf(prompt);
  // An answer of ours that was never taken would not be taken again either: the address has a login of its own.
  if (asked.has(key) && !attempt.used.has(key)) return null;
  return { key, prompt, isAgain: true };
}

async function ask(
  repository: Repository,
  signIn: SignIn,
  open: OpenPrompt,
  error: AppError,
): Promise<{ readonly answer: SignInAnswer; readonly place: string | null }> {
  const { key, prompt } = open;
  const lastUser = signIn.answers.find(key)?.user ?? null;
  signIn.answers.forget(key);
  const question = await questionOf(repository, open, lastUser);
  const answer = await signIn.ask(question, repository.signal);
  if (answer === null)
    throw new AppError(error.code, { ...error.data, ...factsOf(question), isDeclined: true }, error);
  if (isOfGit(prompt)) signIn.answers.isAheadOfHelpers = true;
  const isForHelper = question.kind === 'login' && question.keeper === 'helper';
  signIn.answers.remember(key, isForHelper ? { ...answer, isKept: false } : answer);
  return {
    answer,
    place: isForHelper && answer.isKept && prompt.kind === 'login' ? prompt.place : null,
  };
}

async function questionOf(
  repository: Repository,
  { prompt, isAgain }: OpenPrompt,
  lastUser: string | null,
): Promise<SignInQuestion> {
  if (prompt.kind === 'host-key') return prompt;
  if (prompt.kind === 'passphrase')
    return { kind: 'passphrase', keyFile: prompt.keyFile, isAgain, keeper: 'memory' };
  const { place, user } = prompt;
  const hasHelper = isOfGit(prompt) && (await findHelper(repository, place));
  const host = place.slice(place.indexOf('//') + 2);
  return { kind: 'login', host, user, lastUser, isAgain, keeper: hasHelper ? 'helper' : 'memory' };
}

function factsOf(question: SignInQuestion): ErrorData {
  if (question.kind === 'passphrase') return {};
  const { host } = question;
  return question.kind === 'login' ? { host } : { host, fingerprint: question.fingerprint };
}

async function keepWhatWasRight(
  repository: Repository,
  signIn: SignIn,
  attempt: Attempt,
  { toKeep }: Asked,
): Promise<void> {
  for (const [key, { place, answer }] of toKeep) {
    if (!attempt.used.has(key)) continue;
    try {
      await keepLogin(repository, place, answer);
    } catch (error) {
      // What was wanted of git has been done; this is kept as well as it can be.
      if (!isAppError(error)) throw error;
      signIn.answers.remember(key, answer);
    }
  }
}
