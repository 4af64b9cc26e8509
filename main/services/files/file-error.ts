import { AppError, type ErrorCode } from '../../../shared/app-error.ts';

const codes: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'file.disk-full',
  EDQUOT: 'file.disk-full',
  EACCES: 'file.no-permission',
  EPERM: 'file.no-permission',
  EROFS: 'file.read-only-disk',
  ENOENT: 'file.not-found',
  EISDIR: 'path.not-a-file',
  ELOOP: 'path.not-allowed',
};

/** The system's code of a failed file operation, such as `ENOENT`, or undefined. */
export function errnoOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Names a failed file operation on `path`; an {@link AppError} stays what it is. */
export function toFileError(error: unknown, path: string): AppError {
  if (error instanceof AppError) return error;
  const errno = errnoOf(error);
  const details = error instanceof Error ? error.message : String(error);
  return new AppError((errno && codes[errno]) || 'file.failed', { path, details }, error);
}
