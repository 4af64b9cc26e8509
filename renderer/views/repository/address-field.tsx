import type { AppError } from '../../../shared/app-error.ts';
import type { TypedAddress } from './use-address.ts';

interface AddressFieldProps {
  readonly typed: TypedAddress;
  readonly error: AppError | null;
}

const looksLikeFolder = /^(file:|~?\/|~$|\.|[A-Za-z]:[\\/]|\\\\)/;

/** A field for the address of a repository; a folder of this computer is one only when the user says so. */
export function AddressField({ typed, error }: AddressFieldProps) {
  const { address, mayBeFolder, setAddress, setMayBeFolder } = typed;
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
          onInput={event => setAddress(event.currentTarget.value)}
        />
      </label>
      {isFolder ? (
        <label class="form-check">
          <input
            type="checkbox"
            checked={mayBeFolder}
            onChange={event => setMayBeFolder(event.currentTarget.checked)}
          />
          <span>A folder of this computer</span>
        </label>
      ) : null}
    </>
  );
}
