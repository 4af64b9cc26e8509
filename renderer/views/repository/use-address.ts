import { useState } from 'preact/hooks';
import { toAppError } from '../../actions/to-app-error.ts';

/** An address as it is typed, and what is done with it. */
export interface TypedAddress {
  readonly address: string;
  /** Whether the user says that it is a folder of this computer. */
  readonly mayBeFolder: boolean;
  setAddress(address: string): void;
  setMayBeFolder(mayBeFolder: boolean): void;
  /** Runs what goes to the address; when that is refused for the secret in it, it is offered without. */
  offerWithoutSecret<T>(work: () => Promise<T>): Promise<T>;
}

/** The address a form asks for. */
export function useAddress(): TypedAddress {
  const [address, setAddress] = useState('');
  const [mayBeFolder, setMayBeFolder] = useState(false);
  return {
    address,
    mayBeFolder,
    setAddress,
    setMayBeFolder,
    async offerWithoutSecret(work) {
      try {
        return await work();
      } catch (thrown) {
        const { code, data } = toAppError(thrown);
        if (code === 'repository.address-has-secret' && typeof data.address === 'string')
          setAddress(data.address);
        throw thrown;
      }
    },
  };
}
