/**
 * Every problem a part of Leysin can report, as `area.problem`. A closed union: `shared/errors/describe-error.ts`
 * must have words for each, and does not compile otherwise.
 */
export type ErrorCode =
  | 'blog.not-found'
  | 'blog.gone'
  | 'blog.thinned'
  | 'blog.untrusted'
  | 'blog.unreadable'
  | 'blog.shown-elsewhere'
  | 'post.not-found'
  | 'post.broken'
  | 'post.read-only'
  | 'post.changed-on-disk'
  | 'post.deleted-on-disk'
  | 'post.name-taken'
  | 'post.bad-title'
  | 'post.no-drafts'
  | 'post.cannot-convert'
  | 'post.would-drop-html'
  | 'path.outside-root'
  | 'path.not-a-file'
  | 'path.not-allowed'
  | 'file.not-found'
  | 'file.name-taken'
  | 'file.no-permission'
  | 'file.disk-full'
  | 'file.read-only-disk'
  | 'file.not-text'
  | 'file.too-large'
  | 'file.failed'
  | 'image.unsupported'
  | 'image.too-large'
  | 'git.missing'
  | 'git.too-old'
  | 'git.not-a-repository'
  | 'git.no-commits'
  | 'git.detached-head'
  | 'git.operation-in-progress'
  | 'git.no-remote'
  | 'git.no-identity'
  | 'git.auth-failed'
  | 'git.host-unreachable'
  | 'git.host-key-unknown'
  | 'git.host-key-changed'
  | 'git.remote-not-found'
  | 'git.remote-refused'
  | 'git.push-rejected'
  | 'git.hook-failed'
  | 'git.signing-failed'
  | 'git.locked'
  | 'git.timeout'
  | 'git.unsafe-owner'
  | 'git.unsupported-transport'
  | 'git.failed'
  | 'git.not-git'
  | 'git.bare-repository'
  | 'git.bad-config'
  | 'git.damaged'
  | 'git.alternates-missing'
  | 'git.unrelated-histories'
  | 'git.path-refused'
  | 'git.file-in-use'
  | 'git.hook-broken'
  | 'git.lfs-missing'
  | 'git.lfs-failed'
  | 'git.filter-failed'
  | 'git.branch-protected'
  | 'git.needs-review'
  | 'git.secret-refused'
  | 'git.remote-read-only'
  | 'git.token-scope'
  | 'git.quota-exceeded'
  | 'git.push-too-large'
  | 'git.shallow'
  | 'git.server-failed'
  | 'git.too-many-requests'
  | 'git.proxy-login'
  | 'git.certificate'
  | 'publish.history-rewritten'
  | 'publish.branch-gone'
  | 'publish.branch-back'
  | 'publish.other-repository'
  | 'publish.outside-sparse'
  | 'publish.choose-target'
  | 'publish.bad-target'
  | 'publish.bad-author'
  | 'publish.conflict'
  | 'publish.would-overwrite'
  | 'publish.file-too-large'
  | 'publish.plan-changed'
  | 'publish.hook-added-files'
  | 'publish.hook-left-out'
  | 'publish.running'
  | 'publish.cannot-take-back'
  | 'publish.changed-since'
  | 'publish.checks-failed'
  | 'publish.waiting-gone'
  | 'publish.cut-off'
  | 'publish.waiting-blocked'
  | 'history.gone'
  | 'repository.bad-address'
  | 'repository.address-has-secret'
  | 'repository.address-is-folder'
  | 'repository.address-is-own'
  | 'repository.has-remote'
  | 'repository.not-empty'
  | 'repository.bad-folder'
  | 'repository.folder-not-empty'
  | 'checks.bad-setting'
  | 'checks.no-fix'
  | 'settings.unreadable'
  | 'settings.bad-value'
  | 'settings.changed-on-disk'
  | 'shell.lost'
  | 'shell.busy'
  | 'shell.unsupported'
  | 'print.failed'
  | 'print.not-written'
  | 'contract.unknown-call'
  | 'contract.bad-params'
  | 'cancelled'
  | 'usage'
  | 'internal';

/** Facts an error carries for the sentence that will describe it: paths, counts, git's own words. No secrets. */
export type ErrorData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An error as it crosses a port or is printed as JSON. */
export interface WireError {
  readonly code: ErrorCode;
  readonly data: ErrorData;
}

/** A problem with a code, known to the place that raised it and worded only where it is shown. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, data: ErrorData = {}, cause?: unknown) {
    super(code, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

/** Whether `error` is an {@link AppError}, with the given code when one is named. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}

/** Turns anything thrown into data for a port; what is not an {@link AppError} becomes `internal` with its message. */
export function toWireError(error: unknown): WireError {
  if (error instanceof AppError) return { code: error.code, data: error.data };
  return { code: 'internal', data: { message: error instanceof Error ? error.message : String(error) } };
}

/** Turns data from a port into an error that can be thrown. */
export function fromWireError(wire: WireError): AppError {
  return new AppError(wire.code, wire.data);
}
