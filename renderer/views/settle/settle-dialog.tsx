import type { RefObject } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { PartChoice } from '../../../shared/merge/merge-parts.ts';
import { isOutsideBlog } from '../../../shared/model/outside-blog.ts';
import type { PublishConflicts } from '../../../shared/model/settle.ts';
import { type ChosenVersion, settleVersions } from '../../actions/settle-versions.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { SettleParts } from './settle-parts.tsx';
import {
  isDecided,
  keptOf,
  type Picks,
  readSettleFile,
  resultOf,
  type SettleFile,
  toChoice,
} from './settle-picks.ts';
import { SettleResult } from './settle-result.tsx';
import { useFileSteps } from './use-file-steps.ts';

/**
 * Has the user choose what becomes of each place that was changed here and online; both stay unless they say otherwise. Files
 * are gone through one by one: none is settled before it was in sight.
 */
export function SettleDialog({ conflicts }: { readonly conflicts: PublishConflicts }) {
  const app = useApp();
  const site = app.state.blog.blog.value?.site;
  const open = app.state.post.open.peek()?.path;
  const files = useMemo(() => {
    const all = site ? conflicts.files.map(conflict => readSettleFile(site, conflict)) : [];
    // The post one is at comes first.
    const isOpen = ({ conflict }: SettleFile) => conflict.path === open;
    return [...all.filter(isOpen), ...all.filter(file => !isOpen(file))];
  }, [site, conflicts]);
  const [picks, setPicks] = useState<Picks>({});
  const steps = useFileSteps(files.length);
  const fileField = useRef<HTMLSelectElement>(null);
  const file = files[steps.shown];
  if (!file) return null;
  const { path } = file.conflict;
  const undecided = files.findIndex(each => each !== file && !isDecided(picks, each));
  const next = steps.next ?? (undecided < 0 ? null : undecided);
  const pick = (parts: readonly number[], choice: PartChoice) => {
    const picked = Object.fromEntries(parts.map(part => [part, choice]));
    setPicks({ ...picks, [path]: { ...picks[path], ...picked } });
  };
  return (
    <Dialog title="Changed here and online" size="large" isInterrupting onClose={app.state.dialogs.close}>
      <form
        class="settle"
        onSubmit={event => {
          event.preventDefault();
          if (next === null) return void settleVersions(app, conflicts, chosenOf(files, picks));
          steps.show(next);
          // Keys that go on being pressed choose nothing in the next file; its name is read.
          fileField.current?.focus();
        }}
      >
        <Explanation files={files} blocked={conflicts.blocked} />
        <FileChoice field={fileField} files={files} shown={steps.shown} onShow={steps.show} />
        <div class="settle-columns">
          <SettleParts key={path} file={file} picks={picks} onPick={pick} />
          <SettleResult
            key={`result ${path}`}
            path={path}
            text={resultOf(picks, file)}
            isOpen={!isDecided(picks, file)}
          />
        </div>
        <p class="dialog-text">
          Nothing is published now: the result comes into your files, and what you do not choose is kept for
          30 days.
        </p>
        <UnseenNote unseen={steps.unseen} />
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={app.state.dialogs.close}>
            Decide later
          </button>
          <button
            type="submit"
            class="button button-primary"
            disabled={next === null && conflicts.blocked.length > 0}
          >
            {next === null ? nameSettling(files, picks) : 'Next file'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function chosenOf(files: readonly SettleFile[], picks: Picks): readonly ChosenVersion[] {
  return files.map(file => ({ choice: toChoice(picks, file), kept: keptOf(picks, file) }));
}

/** What the button does that ends it. */
function nameSettling(files: readonly SettleFile[], picks: Picks): string {
  const isBoth = files.every(file => file.canBeBoth && ['both', 'beside'].includes(keptOf(picks, file)));
  const where = files.length === 1 ? '' : ` in the ${files.length} files`;
  return `${isBoth ? 'Keep both' : 'Use these versions'}${where}`;
}

/** Says why it cannot be ended yet. */
function UnseenNote({ unseen }: { readonly unseen: number }) {
  if (unseen === 0) return null;
  return (
    <p class="dialog-text">{unseen === 1 ? 'One file is' : `${unseen} files are`} still to be looked at.</p>
  );
}

function Explanation({
  files,
  blocked,
}: {
  readonly files: readonly SettleFile[];
  readonly blocked: readonly string[];
}) {
  const names = useNames(files);
  return (
    <>
      <p class="dialog-text">
        {files.length === 1 ? (
          <>
            <strong>
              <bdi>{names[0]}</bdi>
            </strong>{' '}
            was
          </>
        ) : (
          `${files.length} files were`
        )}{' '}
        changed here and online, by you on another computer or by somebody else. Where the two versions meet,
        choose what stays.
      </p>
      {blocked.length > 0 ? (
        <p class="form-error">
          First commit or move these in your git program; they stand in the way of what is online:{' '}
          {blocked.join(', ')}
        </p>
      ) : null}
    </>
  );
}

/** Switches between the files, when there are several. */
function FileChoice({
  field,
  files,
  shown,
  onShow,
}: {
  readonly field: RefObject<HTMLSelectElement | null>;
  readonly files: readonly SettleFile[];
  readonly shown: number;
  onShow(file: number): void;
}) {
  const names = useNames(files);
  if (files.length < 2) return null;
  return (
    <label class="settle-file">
      <span>File</span>
      <select
        ref={field}
        class="field"
        value={String(shown)}
        onChange={event => onShow(Number(event.currentTarget.value))}
      >
        {files.map(({ conflict }, index) => (
          <option key={conflict.path} value={String(index)}>
            {`${index + 1} of ${files.length}: ${names[index]}`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Posts by their titles, other files by their paths. */
function useNames(files: readonly SettleFile[]): readonly string[] {
  const posts = useApp().state.blog.entries.value ?? [];
  return files.map(({ conflict: { path } }) =>
    isOutsideBlog(path)
      ? `${path} (outside of this blog)`
      : posts.find(post => post.path === path)?.title || path,
  );
}
