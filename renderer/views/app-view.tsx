import { leaveSide } from '../actions/side.ts';
import { shortcutOf } from '../commands/key-bindings.ts';
import { useApp } from './app-context.ts';
import { Banners } from './banners.tsx';
import { DeskView } from './desk-view.tsx';
import { Dialogs } from './dialogs.tsx';
import { NoticesView } from './notices-view.tsx';
import { OutlinePanel } from './outline-panel.tsx';
import { Sidebar } from './sidebar.tsx';
import { SignInDialogs } from './sign-in-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';

/** The window. */
export function AppView() {
  const app = useApp();
  const { side } = app.state;
  const hasBlog = app.state.blog.phase.value.kind === 'open';
  const platform = app.state.connection.host.value?.platform ?? 'linux';
  return (
    <div class="window">
      <button type="button" class="skip" onClick={() => app.desk.editor?.focus()}>
        Skip to editor
      </button>
      <TopBar />
      <div class="window-body">
        {side.isShown.value && hasBlog ? <Side /> : null}
        <main class="main">
          <Banners />
          <DeskView />
          <NoticesView />
        </main>
      </div>
      <StatusBar />
      <Dialogs />
      <SignInDialogs />
      <p class="on-paper">
        This is the window of Leysin. To print the open post, choose Print post in the list of commands (
        {shortcutOf('view.commands', platform)}).
      </p>
    </div>
  );
}

/** List and outline; in a narrow window they lie over the post, which a click or Escape goes back to. */
function Side() {
  const app = useApp();
  const isOver = app.state.side.isOver.value;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is inside takes the focus; Escape leaves it from anywhere */}
      <div
        class={`side${isOver ? ' is-over' : ''}`}
        onKeyDown={event => {
          if (event.key === 'Escape' && !event.defaultPrevented) leaveSide(app);
        }}
      >
        <Sidebar />
        <OutlinePanel />
      </div>
      {isOver ? (
        <button
          type="button"
          class="side-veil"
          tabIndex={-1}
          aria-label="Back to the post"
          onClick={() => leaveSide(app)}
        />
      ) : null}
    </>
  );
}
