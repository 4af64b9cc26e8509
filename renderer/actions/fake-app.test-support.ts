import type {
  Api,
  CallName,
  EventName,
  Events,
  HostInfo,
  ParamsOf,
  ResultOf,
} from '../../shared/api/contract.ts';
import { plainHost } from '../../shared/api/host-info.test-support.ts';
import type { TextChanges } from '../../shared/model/text-change.ts';
import { applyChanges } from '../../shared/model/text-change.ts';
import type { Editor } from '../editor/create-editor.ts';
import { createAppState } from '../state/app-state.ts';
import { aBlog } from '../state/samples.test-support.ts';
import { createScrollPane } from '../sync/scroll-pane.ts';
import { type App, createDesk } from './app.ts';

type Answers = { [N in CallName]?: (params: ParamsOf<N>) => ResultOf<N> | Promise<ResultOf<N>> };

/** A call that reached the fake main. */
export interface MadeCall {
  readonly name: CallName;
  readonly params: unknown;
}

/** An in-memory main: answers what the test says and fails every other call. */
export function createFakeApi(answers: Answers) {
  const made: MadeCall[] = [];
  const listeners = new Map<string, Set<(value: never) => void>>();
  const api: Api = {
    async call(name, params) {
      made.push({ name, params });
      const answer = answers[name];
      if (!answer) throw new Error(`The test has no answer to ${name}`);
      return answer(params as never) as never;
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set.add(listener));
      return () => void set.delete(listener);
    },
  };
  const emit = <N extends EventName>(name: N, value: Events[N]) => {
    for (const listener of listeners.get(name) ?? []) listener(value as never);
  };
  return { api, made, emit, answers, names: () => made.map(call => call.name) };
}

/** An editor that is only its text. */
export function createFakeEditor() {
  let text = '';
  const replace = (next: string): TextChanges => {
    const changes = next === text ? [] : [{ from: 0, to: text.length, insert: next }];
    text = next;
    return changes;
  };
  const lines: number[] = [];
  const editor: Editor = {
    open: next => {
      text = next;
    },
    text: () => text,
    place: () => ({ anchor: 0, head: 0, topLine: 1 }),
    replaceText: replace,
    change: changes => {
      text = applyChanges(text, changes);
    },
    insertImages: () => {},
    run: () => true,
    focus: () => {},
    pane: createScrollPane({
      box: () => undefined,
      scrollTo: () => {},
      lineAt: () => 1,
      topOf: () => 0,
      measure: () => {},
    }),
    surface: undefined as unknown as HTMLElement,
    caretTop: () => undefined,
    lineCount: () => 1,
    linesBetween: () => [],
    showFound: () => {},
    putCaret: () => {},
    setZoom: () => {},
    goTo: line => lines.push(line),
    setTheme: () => {},
    hasFocus: () => false,
    destroy: () => {},
  };
  const apply = (changes: TextChanges) => {
    text = applyChanges(text, changes);
  };
  return { editor, apply, lines };
}

/** A host that can do everything. */
export const desktopHost: HostInfo = {
  ...plainHost,
  capabilities: { nativeDialogs: true, nativeMenu: true, manyWindows: true, printing: true },
};

/** A window over a fake main, with a blog open. */
export function createFakeApp(answers: Answers, host = plainHost) {
  const fake = createFakeApi({
    'posts.place': () => undefined,
    'posts.list': () => [],
    'checks.run': () => ({ findings: [], posts: 1, problems: [] }),
    ...answers,
  });
  const surface = createFakeEditor();
  const app: App = { api: fake.api, state: createAppState(), desk: createDesk() };
  app.desk.editor = surface.editor;
  app.state.connection.goOnline(host);
  app.state.blog.show(aBlog());
  /** Types at the end of the open post. */
  const type = (insert: string) => {
    const at = surface.editor.text().length;
    const changes = [{ from: at, to: at, insert }];
    surface.apply(changes);
    app.desk.writer?.changed(changes);
  };
  return { app, type, ...fake, ...surface };
}
