import { useState } from 'preact/hooks';
import type { RepositoryStart } from '../../../shared/model/repository.ts';
import { makeFirstCommit } from '../../actions/start-repository.ts';
import { useApp } from '../app-context.ts';
import { FormError } from '../form-error.tsx';
import { useSubmit } from '../use-submit.ts';
import { LeftOut } from './left-out.tsx';
import { sayLooksLike } from './say-looks-like.ts';
import { SecretChoice } from './secret-choice.tsx';
import { StepButtons } from './step-buttons.tsx';

/** More lines nobody reads; the count says how many there are. */
const mostLines = 500;

interface FirstCommitStepProps {
  readonly start: RepositoryStart;
  readonly onDone: (start: RepositoryStart) => void;
}

/** Shows exactly what the first commit holds and what it leaves out. */
export function FirstCommitStep({ start, onDone }: FirstCommitStepProps) {
  const app = useApp();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const identity = start.needsIdentity ? { name, email } : null;
  const { submit, isBusy, error } = useSubmit(() => makeFirstCommit(app, start, identity, onDone), onDone);
  const { files, left } = start;
  const sorted = files.toSorted((one, other) => Number('secret' in other) - Number('secret' in one));
  return (
    <form class="form" onSubmit={submit}>
      <p class="dialog-text">
        {files.length === 0
          ? sayNothing(left.length)
          : `The first commit holds ${countFiles(files.length)}. From then on Publish adds what you change.`}
      </p>
      <ul class="file-list first-files" aria-label="Files of the first commit" hidden={files.length === 0}>
        {sorted.slice(0, mostLines).map(file => (
          <li key={file.path}>
            <bdi>{file.path}</bdi>
            {file.secret ? <strong class="file-large"> {sayLooksLike(file.secret)}</strong> : null}
            {file.isLarge ? (
              <strong class="file-large"> {megabytes(file.bytes)}: hosts warn of this</strong>
            ) : null}
          </li>
        ))}
        {files.length > mostLines ? <li>… and {files.length - mostLines} more</li> : null}
      </ul>
      {left.length > 0 ? <LeftOut left={left} mostLines={mostLines} /> : null}
      <SecretChoice
        start={start}
        onLook={looked => {
          error.value = null;
          onDone(looked);
        }}
      />
      {start.needsIdentity ? (
        <IdentityFields name={name} email={email} onName={setName} onEmail={setEmail} />
      ) : null}
      <FormError error={error.value} />
      <StepButtons
        label="Commit"
        isBusy={isBusy.value || files.length === 0}
        isFirst={!start.needsIdentity}
      />
    </form>
  );
}

interface IdentityFieldsProps {
  readonly name: string;
  readonly email: string;
  readonly onName: (name: string) => void;
  readonly onEmail: (email: string) => void;
}

function IdentityFields({ name, email, onName, onEmail }: IdentityFieldsProps) {
  return (
    <fieldset class="form identity">
      <legend class="dialog-text">
        Git writes who made a commit into it, and readers of the repository can see it. It is kept for this
        blog only.
      </legend>
      <label class="form-row">
        <span>Your name</span>
        <input
          class="field"
          type="text"
          dir="auto"
          autocomplete="name"
          required
          value={name}
          data-first
          onInput={event => onName(event.currentTarget.value)}
        />
      </label>
      <label class="form-row">
        <span>Your e-mail address</span>
        <input
          class="field"
          type="email"
          autocomplete="email"
          required
          value={email}
          onInput={event => onEmail(event.currentTarget.value)}
        />
      </label>
    </fieldset>
  );
}

const sayNothing = (left: number) =>
  left > 0
    ? 'There is nothing to commit: every file is left out, for the reason behind its name.'
    : 'There is nothing to commit yet. Write a post, then come back.';
const countFiles = (count: number) => (count === 1 ? 'exactly this file' : `exactly these ${count} files`);
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
