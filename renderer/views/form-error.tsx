import type { AppError } from '../../shared/app-error.ts';
import { describeError } from '../../shared/errors/describe-error.ts';

/** What stopped a dialog's action, inside the dialog. */
export function FormError({ error }: { readonly error: AppError | null }) {
  if (!error) return null;
  const { title, text, details } = describeError(error);
  return (
    <div class="form-error" role="alert">
      <strong>{title}.</strong> {text}
      {details ? (
        <details>
          <summary>Details</summary>
          <pre>{details}</pre>
        </details>
      ) : null}
    </div>
  );
}
