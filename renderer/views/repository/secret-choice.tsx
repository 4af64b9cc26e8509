import { useRef } from 'preact/hooks';
import { isCheckSetting } from '../../../shared/checks/check-settings.ts';
import type { CheckSetting } from '../../../shared/model/checks.ts';
import type { RepositoryStart } from '../../../shared/model/repository.ts';
import { lookAgainAtFirst, setSecretRule } from '../../actions/start-repository.ts';
import { useApp } from '../app-context.ts';
import { FormError } from '../form-error.tsx';
import { useSubmit } from '../use-submit.ts';

interface SecretChoiceProps {
  readonly start: RepositoryStart;
  readonly onLook: (start: RepositoryStart) => void;
}

/** What to do about files with keys in them: take the keys out and look again, or say that this blog means it so. Nothing where there are none. */
export function SecretChoice({ start, onLook }: SecretChoiceProps) {
  const { files, left } = start;
  const app = useApp();
  const look = useSubmit(() => lookAgainAtFirst(app), onLook);
  const wanted = useRef<CheckSetting>('error');
  // By keys another one may be chosen while this is written.
  const setWanted = async (): Promise<RepositoryStart> => {
    const setting = wanted.current;
    const now = await setSecretRule(app, setting);
    return setting === wanted.current ? now : setWanted();
  };
  const set = useSubmit(setWanted, onLook);
  const isLeft = left.some(({ reason }) => reason === 'secret-inside');
  const isIn = files.some(({ secret }) => secret !== undefined);
  // Who has gone one choice too far finds the way back, also another day.
  const isOff = start.secretRule === 'off';
  if (!isLeft && !isIn && !isOff) return null;
  return (
    <div class="form">
      <p class="dialog-text">
        {isLeft
          ? 'Whoever reads a key online can use it, so a file with one stays out. Take it out of the file, then look again. A post that is left out can be published later, once it is put right.'
          : isOff
            ? 'Keys and passwords are not looked for in this blog: a file with one is listed like any other.'
            : 'Some of these files hold what looks like a key or password. Whoever reads it online can use it, also when it is deleted later.'}
      </p>
      <div class="secret-choice">
        <label class="finding-rule">
          In this blog, keys and passwords are{' '}
          <select
            class="finding-setting"
            value={start.secretRule}
            onChange={event => {
              const { value } = event.currentTarget;
              wanted.current = isCheckSetting(value) ? value : 'error';
              void set.submit(event);
            }}
          >
            <option value="error">errors</option>
            <option value="warning">warnings</option>
            <option value="off">not checked</option>
          </select>
        </label>
        <button type="button" class="button button-small" onClick={look.submit}>
          {look.isBusy.value ? 'Looking…' : 'Look again'}
        </button>
      </div>
      <FormError error={look.error.value ?? set.error.value} />
    </div>
  );
}
