import { effect } from '@preact/signals';
import { render } from 'preact';
import { AppError } from '../shared/app-error.ts';
import { type App, createDesk } from './actions/app.ts';
import { followBlogSettings } from './actions/blog-settings.ts';
import { readSettings } from './actions/change-settings.ts';
import { focusDesk } from './actions/focus-desk.ts';
import { followCheckedOut } from './actions/follow-checked-out.ts';
import { followDisk } from './actions/follow-disk.ts';
import { followOnline, wakeOnline } from './actions/follow-online.ts';
import { followShell } from './actions/follow-shell.ts';
import { resume } from './actions/open-blog.ts';
import { tellProblems } from './actions/tell-problems.ts';
import { connect } from './api/connect.ts';
import { createTransport } from './api/transport.ts';
import { listenToKeys } from './commands/listen-to-keys.ts';
import { listenToMenu } from './commands/listen-to-menu.ts';
import { tellMenu } from './commands/tell-menu.ts';
import { printInFrame } from './preview/print-in-frame.ts';
import { createAppState } from './state/app-state.ts';
import { windowTitle } from './state/window-title.ts';
import { watchLostFocus } from './ui/watch-lost-focus.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/window.css';
import './styles/filters.css';
import './styles/post-list.css';
import './styles/outline.css';
import './styles/desk.css';
import './styles/properties.css';
import './styles/dialog.css';
import './styles/blog-settings.css';
import './styles/publish.css';
import './styles/history.css';
import './styles/trust.css';
import './styles/repository.css';
import './styles/publish-plan.css';
import './styles/sign-in.css';
import './styles/checks.css';
import './styles/settle.css';
import './styles/online.css';
import './styles/print.css';
import './styles/forced-colours.css';
import { AppContext } from './views/app-context.ts';
import { AppView } from './views/app-view.tsx';
import { watchWindow } from './watch-window.ts';

const root = document.getElementById('root');
if (root) start(root);

function start(element: HTMLElement): void {
  const state = createAppState();
  const api = connect({
    ...createTransport(),
    onOnline: host => {
      state.connection.goOnline(host);
      state.notices.clear('connection');
      void readSettings(app);
      void resume(app);
    },
    onOffline: () => {
      state.connection.goOffline();
      state.signIn.clear();
      if (state.connection.status.peek() === 'offline')
        state.notices.fail('connection', new AppError('shell.lost'));
    },
  });
  const app: App = { api, state, desk: createDesk() };
  app.desk.isFocusFree = () => document.activeElement === document.body;
  app.desk.openOutside = url => void window.open(url, '_blank', 'noopener,noreferrer');
  app.desk.printHere = printInFrame;
  render(
    <AppContext.Provider value={app}>
      <AppView />
    </AppContext.Provider>,
    element,
  );
  followDisk(app);
  followCheckedOut(app);
  followBlogSettings(app);
  followOnline(app);
  addEventListener('online', () => wakeOnline(app));
  followShell(app);
  tellProblems(app);
  listenToKeys(app);
  listenToMenu(app);
  tellMenu(app);
  watchWindow(app);
  watchLostFocus(() => (state.post.open.peek() ? focusDesk(app) : app.desk.focusSearch()));
  effect(() => {
    document.documentElement.dataset.theme = state.settings.theme.value;
  });
  effect(() => {
    document.title = windowTitle(state);
  });
}
