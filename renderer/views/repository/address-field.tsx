import type { AppError } from '../../../shared/app-error.ts';

interface AddressFieldProps {
  readonly address: string;
  readonly mayBeFolder: boolean;
  readonly error: AppError | null;
  readonly onAddress: (address: string) => void;
  readonly onMayBeFolder: (mayBeFolder: boolean) => void;
}

const looksLikeFolder = /^(file:|~?\/|~$|\.|[A-Za-z]:[\\/]|\\\\)/;

/** A field for the address of a repository; a folder of this computer is one only when the user says so. */
export function AddressField({ address, mayBeFolder, error, onAddress, onMayBeFolder }: AddressFieldProps) {
  const isFolder = looksLikeFolder.test(address.trim());
  return (
    <>
      <label class="form-row">
        <span>Address</span>
        <input
          class="field"
          type="text"
          autocomplete="off"
          spellcheck={false}
          placeholder="https://host/you/blog.git or git@host:you/blog.git"
          aria-invalid={error !== null}
          value={address}
          data-first
          onInput={event => onAddress(event.currentTarget.value)}
        />
      </label>
      {isFolder ? (
        <label class="form-check">
          <input
            type="checkbox"
            checked={mayBeFolder}
            onChange={event => onMayBeFolder(event.currentTarget.checked)}
          />
          <span>A folder of this computer</span>
        </label>
      ) : null}
    </>
  );
}
