import { useState } from 'preact/hooks';
import type { AppError } from '../../../shared/app-error.ts';

/** An address as it is typed; one that was refused for the secret in it is offered without. */
export function useAddress() {
  const [address, onAddress] = useState('');
  const [mayBeFolder, onMayBeFolder] = useState(false);
  const cutSecret = (error: AppError) => {
    const clean = error.code === 'repository.address-has-secret' ? error.data.address : undefined;
    if (typeof clean === 'string') onAddress(clean);
  };
  return { address, mayBeFolder, onAddress, onMayBeFolder, cutSecret };
}
