import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RepositoryStage, RepositoryStart } from '../../../shared/model/repository.ts';
import { connectRemote, createRepository, publishFirst } from '../../actions/start-repository.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { FormError } from '../form-error.tsx';
import { useSubmit } from '../use-submit.ts';
import { AddressField } from './address-field.tsx';
import { FirstCommitStep } from './first-commit-step.tsx';
import { StepButtons } from './step-buttons.tsx';
import { useAddress } from './use-address.ts';

const steps: readonly (readonly [RepositoryStage, string])[] = [
  ['none', 'Create'],
  ['empty', 'First commit'],
  ['alone', 'Connect'],
  ['connected', 'Publish'],
];

/** Leads from a folder to a blog that is online, a step at a time; it can be left and taken up again at any. */
export function PutOnlineDialog({ start }: { readonly start: RepositoryStart }) {
  const app = useApp();
  const [now, setNow] = useState(start);
  const body = useRef<HTMLDivElement>(null);
  // The button that was pressed is gone with its step.
  useLayoutEffect(() => body.current?.querySelector<HTMLElement>('[data-first]')?.focus(), [now.stage]);
  return (
    <Dialog title="Put this blog online" size="large" onClose={app.state.dialogs.close}>
      <ol class="steps" aria-label="Steps">
        {steps.map(([stage, label]) => (
          <li key={stage} class="step" aria-current={stage === now.stage ? 'step' : undefined}>
            {label}
          </li>
        ))}
      </ol>
      <div ref={body}>
        <Step key={now.stage} start={now} onDone={setNow} />
      </div>
    </Dialog>
  );
}

interface StepProps {
  readonly start: RepositoryStart;
  readonly onDone: (start: RepositoryStart) => void;
}

function Step({ start, onDone }: StepProps) {
  switch (start.stage) {
    case 'none':
      return <CreateStep start={start} onDone={onDone} />;
    case 'empty':
      return <FirstCommitStep start={start} onDone={onDone} />;
    case 'alone':
      return <ConnectStep onDone={onDone} />;
    case 'connected':
      return <PublishStep start={start} />;
  }
}

function CreateStep({ start, onDone }: StepProps) {
  const app = useApp();
  const [isIgnoring, setIgnoring] = useState(start.ignore.length > 0);
  const { submit, isBusy, error } = useSubmit(() => createRepository(app, isIgnoring), onDone);
  return (
    <form class="form" onSubmit={submit}>
      <p class="dialog-text">
        This folder is not in git yet. A repository keeps every version of your posts and is what goes online.
        Creating one adds a hidden folder named <code>.git</code>; your files stay as they are.
      </p>
      <p class="dialog-path">{app.state.blog.blog.value?.root}</p>
      {start.ignore.length > 0 ? (
        <>
          <label class="form-check">
            <input
              type="checkbox"
              checked={isIgnoring}
              onChange={event => setIgnoring(event.currentTarget.checked)}
            />
            <span>Also add a .gitignore, so that what your generator writes stays out:</span>
          </label>
          <pre class="ignore-lines">{start.ignore.join('\n')}</pre>
        </>
      ) : null}
      <FormError error={error.value} />
      <StepButtons label="Create a repository" isBusy={isBusy.value} isFirst />
    </form>
  );
}

function ConnectStep({ onDone }: Pick<StepProps, 'onDone'>) {
  const app = useApp();
  const typed = useAddress();
  const { address, mayBeFolder } = typed;
  const running = useRef<AbortController | null>(null);
  // Who leaves the dialog does not want to be connected any more.
  useEffect(() => () => running.current?.abort(), []);
  const { submit, isBusy, error } = useSubmit(() => {
    const controller = new AbortController();
    running.current = controller;
    return typed.offerWithoutSecret(() => connectRemote(app, address, mayBeFolder, controller.signal));
  }, onDone);
  return (
    <form class="form" onSubmit={submit}>
      <p class="dialog-text">
        At your git host (Codeberg, GitHub, GitLab or another) create an <strong>empty</strong> repository,
        without a README, and paste its address here. Nothing is sent yet.
      </p>
      <AddressField typed={typed} error={error.value} />
      <FormError error={error.value} />
      <StepButtons
        label={isBusy.value ? 'Looking there…' : 'Connect'}
        isBusy={isBusy.value || address.trim() === ''}
      />
    </form>
  );
}

function PublishStep({ start }: Pick<StepProps, 'start'>) {
  const app = useApp();
  return (
    <form
      class="form"
      onSubmit={event => {
        event.preventDefault();
        void publishFirst(app);
      }}
    >
      <p class="dialog-text">
        Connected to <bdi class="dialog-url">{start.remotes[0]}</bdi>. Publishing shows what goes online
        before it does.
      </p>
      <StepButtons label="Go on to Publish" isBusy={false} isFirst />
    </form>
  );
}
