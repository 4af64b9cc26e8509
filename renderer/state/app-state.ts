import { type BlogSettingsState, createBlogSettingsState } from './blog-settings-state.ts';
import { type BlogState, createBlogState } from './blog-state.ts';
import { type ConnectionState, createConnectionState } from './connection-state.ts';
import { createDialogState, type DialogState } from './dialog-state.ts';
import { createHistoryState, type HistoryState } from './history-state.ts';
import { createListState, type ListState } from './list-state.ts';
import { createNoticesState, type NoticesState } from './notices-state.ts';
import { createOnlineView, type OnlineView } from './online-state.ts';
import { createPostState, type PostState } from './post-state.ts';
import { createPreviewState, type PreviewState } from './preview-state.ts';
import { createPropertiesState, type PropertiesState } from './properties-state.ts';
import { createPublishState, type PublishState } from './publish-state.ts';
import { createSettingsState, type SettingsState } from './settings-state.ts';
import { createSideState, type SideState } from './side-state.ts';
import { createSignInState, type SignInState } from './sign-in-state.ts';

/** Everything the window shows, in slices. */
export interface AppState {
  readonly connection: ConnectionState;
  readonly blog: BlogState;
  readonly list: ListState;
  readonly blogSettings: BlogSettingsState;
  readonly post: PostState;
  readonly preview: PreviewState;
  readonly properties: PropertiesState;
  readonly publish: PublishState;
  readonly history: HistoryState;
  readonly online: OnlineView;
  readonly dialogs: DialogState;
  readonly signIn: SignInState;
  readonly notices: NoticesState;
  readonly settings: SettingsState;
  readonly side: SideState;
}

/** Creates the state of a fresh window. */
export function createAppState(): AppState {
  const blog = createBlogState();
  const connection = createConnectionState();
  const post = createPostState(connection.status);
  const settings = createSettingsState();
  return {
    connection,
    blog,
    list: createListState(blog),
    blogSettings: createBlogSettingsState(),
    post,
    preview: createPreviewState(),
    properties: createPropertiesState(),
    publish: createPublishState(),
    history: createHistoryState(),
    online: createOnlineView(),
    dialogs: createDialogState(),
    signIn: createSignInState(),
    notices: createNoticesState(),
    settings,
    side: createSideState({
      isListShown: () => settings.settings.value.isListShown,
      openPath: () => post.open.value?.path,
    }),
  };
}
