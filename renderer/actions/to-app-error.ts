import { AppError } from '../../shared/app-error.ts';

/** Anything thrown as an error that can be described. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('internal', { message: error instanceof Error ? error.message : String(error) }, error);
}
