import { findGenerator } from '../../../shared/generators/all-generators.ts';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { KeptVersion, PastFile, PastPublish } from '../../../shared/model/history.ts';
import { restoreKept, restorePublish } from '../../actions/restore-past.ts';
import { askToTakeBack } from '../../actions/take-back.ts';
import { keptWords, momentOf, nameOf } from '../../errors/describe-past.ts';
import type { PastDetail } from '../../state/history-state.ts';
import { pastNames, publishesOf } from '../../state/past-names.ts';
import { useApp } from '../app-context.ts';
import { DiffView } from '../diff-view.tsx';
import { PastFileName } from './past-file-name.tsx';

/** What the chosen row is, and what can be done with it. */
export function HistoryDetail() {
  const { items, chosen, detail } = useApp().state.history.view.value;
  const item = items?.find(({ id }) => id === chosen);
  if (!item) return <section class="history-detail" aria-label="What it was" />;
  return (
    <section class="history-detail" aria-label="What it was" aria-busy={detail === null}>
      {item.kind === 'kept' ? (
        <Kept kept={item.kept} text={detail?.kind === 'kept' ? detail.text : null} />
      ) : (
        <Publish publish={item.publish} detail={detail?.kind === 'publish' ? detail : null} />
      )}
    </section>
  );
}

interface PublishProps {
  readonly publish: PastPublish;
  /** Null until it has been read. */
  readonly detail: PublishDetail | null;
}

type PublishDetail = Extract<PastDetail, { kind: 'publish' }>;

function Publish({ publish, detail }: PublishProps) {
  const app = useApp();
  const { commit, message, isOnline } = publish;
  const rest = message.split('\n').slice(1).join('\n').trim();
  return (
    <>
      <h3 class="history-title" dir="auto">
        {nameOf(publish)}
      </h3>
      <p class="history-facts">
        <bdi>{momentOf(publish.instant)}</bdi> · <bdi>{publish.author}</bdi> ·{' '}
        {publish.isOnline ? 'online' : 'only here, not online yet'}
      </p>
      {rest ? (
        <p class="history-message" dir="auto">
          {rest}
        </p>
      ) : null}
      <div class="history-buttons">
        <RestorePost commit={commit} />
        <button
          type="button"
          class="button button-small"
          onClick={() => void askToTakeBack(app, { commit, name: nameOf(publish), isOnline })}
        >
          Take back this publish
        </button>
      </div>
      <Files publish={publish} />
      {detail ? <Diffs publish={publish} detail={detail} /> : null}
    </>
  );
}

/** Brings the open post back as this publish left it, under whatever name it had then. */
function RestorePost({ commit }: { readonly commit: string }) {
  const app = useApp();
  const { scope, items } = app.state.history.view.value;
  const path = app.state.post.open.value?.path;
  if (scope !== 'post' || path === undefined) return null;
  const name = pastNames(publishesOf(items ?? []), path).get(commit) ?? path;
  return (
    <button
      type="button"
      class="button button-small"
      onClick={() => void restorePublish(app, commit, name, path)}
    >
      Restore this version
    </button>
  );
}

function Files({ publish }: { readonly publish: PastPublish }) {
  const { scope } = useApp().state.history.view.value;
  return (
    <ul class="file-list" aria-label="Files">
      {publish.files.map(file => (
        <li key={file.path} class="history-file">
          <PastFileName file={file} />
          {scope === 'blog' ? <RestoreFile commit={publish.commit} file={file} /> : null}
        </li>
      ))}
      {publish.moreFiles > 0 ? <li>and {publish.moreFiles} more</li> : null}
    </ul>
  );
}

function RestoreFile({ commit, file }: { readonly commit: string; readonly file: PastFile }) {
  const app = useApp();
  if (!isPost(app.state.blog.blog.value?.site, file.path)) return null;
  return (
    <button
      type="button"
      class="button button-small"
      aria-label={`Restore ${file.title ?? file.path}`}
      onClick={() => void restorePublish(app, commit, file.path, file.path)}
    >
      Restore
    </button>
  );
}

function isPost(
  site: Parameters<ReturnType<typeof findGenerator>['classify']>[0] | undefined,
  path: BlogPath,
) {
  return site !== undefined && findGenerator(site.generator).classify(site, path) !== undefined;
}

function Diffs({ publish, detail: { shown, isPart } }: PublishProps & { readonly detail: PublishDetail }) {
  const others = publish.files.length + publish.moreFiles - shown.files.length;
  const diff = shown.files.map(file => file.diff.replace(/\n?$/, '\n')).join('');
  return (
    <>
      {diff.trim() === '' ? null : (
        <DiffView diff={diff} hidesFiles={publish.files.length + publish.moreFiles === 1} />
      )}
      {isPart && others > 0 ? (
        <p class="history-facts">Shown is what it did to this post; Whole blog shows all of it.</p>
      ) : null}
      {shown.isCut ? <p class="history-facts">There is more than is shown here.</p> : null}
    </>
  );
}

/** Nobody reads more of a text here, in UTF-16 units; restoring brings all of it. */
const mostShown = 200_000;

function Kept({ kept, text }: { readonly kept: KeptVersion; readonly text: string | null }) {
  const app = useApp();
  const title = app.state.blog.entries.value?.find(({ path }) => path === kept.path)?.title;
  return (
    <>
      <h3 class="history-title" dir="auto">
        {title ? `“${title}”` : kept.path}
      </h3>
      {title ? <p class="history-facts">{kept.path}</p> : null}
      <p class="history-facts">
        <bdi>{momentOf(kept.instant)}</bdi> · {keptWords(kept.reason)} · kept for 30 days
      </p>
      {kept.isPost ? (
        <div class="history-buttons">
          <button
            type="button"
            class="button button-small"
            onClick={() => void restoreKept(app, kept.id, kept.path)}
          >
            Restore this version
          </button>
        </div>
      ) : null}
      {text === null ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area must be reachable by keyboard
        <section class="diff history-text" aria-label="Text" tabIndex={0} dir="auto">
          {text.slice(0, mostShown)}
        </section>
      )}
    </>
  );
}
