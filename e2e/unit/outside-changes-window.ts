import { history, isolateHistory, redo, undo } from '@codemirror/commands';
import { EditorState, Transaction, type TransactionSpec } from '@codemirror/state';
import type { AppParts } from '../../main/app/app-parts.ts';
import { createHandlers } from '../../main/app/handlers.ts';
import { reportOpenPost } from '../../main/app/report-open-post.ts';
import { plainWindow } from '../../main/app/shell.ts';
import { createWindowSession } from '../../main/app/window-session.ts';
import { readPostText } from '../../main/services/posts/read-post.ts';
import { type App, createDesk } from '../../renderer/actions/app.ts';
import { createFakeEditor } from '../../renderer/actions/fake-app.test-support.ts';
import { followDisk } from '../../renderer/actions/follow-disk.ts';
import { changesOf } from '../../renderer/editor/changes-of.ts';
import type { Editor } from '../../renderer/editor/create-editor.ts';
import { diffText } from '../../renderer/editor/diff-text.ts';
import { createAppState } from '../../renderer/state/app-state.ts';
import type { Api, Events } from '../../shared/api/contract.ts';
import { plainHost } from '../../shared/api/host-info.test-support.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';

/** What a run of the model takes away, to see that it would be missed. */
export interface Protections {
  /** Without it a post that changed on the disk is shown in place of what was typed. */
  readonly merges: boolean;
  /** Without it a save does not care which version it replaces. */
  readonly checksVersions: boolean;
  /** False: changes of a sidecar are not journaled. */
  readonly journalsSidecars?: boolean;
}

/** A window of the program: the page's own logic over the real handlers and files, without a browser. */
export interface ModelWindow {
  readonly app: App;
  /** Where the writer types. */
  readonly typing: ModelEditor;
  /** The open post, or undefined. */
  path(): string | undefined;
  /** What the watch of the folder would tell. */
  hear(): Promise<void>;
  /** Whether calls are on their way. */
  isBusy(): boolean;
  /** The connection ends as in a crash: nothing is sent any more. */
  die(): Promise<void>;
}

/** Opens a window on the blog at `root`. `sessions` are the windows that live. */
export async function openModelWindow(
  parts: AppParts,
  sessions: Set<string>,
  root: string,
  protections: Protections,
): Promise<ModelWindow> {
  const session = createWindowSession(plainWindow(null));
  sessions.add(session.id);
  const handlers = createHandlers(parts, session);
  const listeners = new Map<string, ((value: never) => void)[]>();
  let busy = 0;
  let isDead = false;
  const api: Api = {
    async call(name, params) {
      if (isDead) return new Promise<never>(() => undefined);
      busy += 1;
      try {
        if (name === 'posts.save' && !protections.checksVersions) {
          const save = params as { path: string; baseVersion: string };
          const { version } = await readPostText(root, save.path);
          session.holdPost(save.path, version);
          Object.assign(save, { baseVersion: version, isReplacing: false });
        }
        const isSidecarStep = name === 'journal.append' && (params as { isSidecar?: boolean }).isSidecar;
        if (protections.journalsSidecars === false && isSidecarStep) return undefined as never;
        const context = { signal: new AbortController().signal, progress: () => undefined };
        return (await handlers[name](params as never, context)) as never;
      } finally {
        busy -= 1;
      }
    },
    on(name, listener) {
      listeners.set(name, [...(listeners.get(name) ?? []), listener as never]);
      return () => undefined;
    },
  };
  const emit = <N extends keyof Events>(name: N, value: Events[N]) => {
    for (const listener of listeners.get(name) ?? []) listener(value as never);
  };
  const app: App = { api, state: createAppState(), desk: createDesk() };
  if (!protections.merges) app.desk.merge = (_site, _path, { mine, theirs }) => diffText(mine, theirs);
  const typing = createModelEditor(changes => app.desk.writer?.changed(changes));
  app.desk.editor = typing.editor;
  app.state.connection.goOnline(plainHost);
  app.state.blog.show(await api.call('blog.open', { folder: root }));
  followDisk(app);
  return {
    app,
    typing,
    path: () => app.desk.writer?.path,
    async hear() {
      emit('blog.changed', { paths: [] });
      await reportOpenPost(session, [], value => emit('post.changedOnDisk', value));
    },
    isBusy: () => busy > 0,
    async die() {
      isDead = true;
      app.desk.writer?.stop();
      sessions.delete(session.id);
      session.close();
      await parts.journal.closeSession(session.id);
    },
  };
}

/** An editor without a page: CodeMirror's state with its undo history. */
export interface ModelEditor {
  readonly editor: Editor;
  replace(from: number, to: number, insert: string): void;
  undo(): void;
  redo(): void;
}

function createModelEditor(onChange: (changes: TextChanges) => void): ModelEditor {
  const fresh = (text: string) => EditorState.create({ doc: text, extensions: [history()] });
  let state = fresh('');
  const apply = (spec: TransactionSpec) => {
    const transaction = state.update(spec);
    state = transaction.state;
    return changesOf(transaction.changes);
  };
  const step = (command: typeof undo) => {
    command({
      state,
      dispatch: transaction => {
        state = transaction.state;
        onChange(changesOf(transaction.changes));
      },
    });
  };
  const editor: Editor = {
    ...createFakeEditor().editor,
    open: text => {
      state = fresh(text);
    },
    text: () => state.doc.toString(),
    replaceText: text => {
      const changes = diffText(state.doc.toString(), text);
      apply({ changes: [...changes], annotations: Transaction.addToHistory.of(false) });
      return changes;
    },
    change: changes => {
      onChange(apply({ changes: [...changes], annotations: isolateHistory.of('full') }));
    },
  };
  return {
    editor,
    replace: (from, to, insert) =>
      onChange(apply({ changes: { from, to, insert }, userEvent: 'input.type' })),
    undo: () => step(undo),
    redo: () => step(redo),
  };
}
