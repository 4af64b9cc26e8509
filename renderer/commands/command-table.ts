import type { Capabilities } from '../../shared/api/contract.ts';
import type { CommandId } from '../../shared/commands.ts';
import type { App } from '../actions/app.ts';
import { putOnline } from '../actions/ask-for-trust.ts';
import { openBlogSettings } from '../actions/blog-settings.ts';
import { toggleProperties } from '../actions/change-field-panel.ts';
import {
  showLayout,
  switchTheme,
  togglePreview,
  toggleScrollLock,
  zoomText,
} from '../actions/change-settings.ts';
import { checkPost } from '../actions/check-post.ts';
import { chooseFolder } from '../actions/choose-folder.ts';
import { choosePlaceOnline } from '../actions/choose-place-online.ts';
import { convertPost } from '../actions/convert-post.ts';
import { getChanges } from '../actions/get-changes.ts';
import { openBlogInWindow } from '../actions/open-in-window.ts';
import { openSettle } from '../actions/open-settle.ts';
import { toggleOutlineByKey } from '../actions/outline.ts';
import { printPost } from '../actions/print-post.ts';
import { publishAnew } from '../actions/publish-anew.ts';
import { publishSite, reviewChanges } from '../actions/publish-site.ts';
import { hideRemotePictures, offerRemotePictures } from '../actions/remote-pictures.ts';
import { savePost } from '../actions/save-post.ts';
import { openHistory } from '../actions/show-history.ts';
import { searchPosts, toggleList } from '../actions/side.ts';
import { lastPublish, takeBackLast } from '../actions/take-back.ts';
import { askToTakeOnline } from '../actions/take-online.ts';
import { stopTrusting } from '../actions/trust-blog.ts';
import { undoOrRedo } from '../actions/undo-or-redo.ts';

/** What a command does, and when it can be used. */
interface CommandEntry {
  readonly run: (app: App) => unknown;
  readonly isEnabled: (app: App) => boolean;
}

const always = () => true;
const withBlog = (app: App) => app.state.blog.blog.value !== null;
const withPost = (app: App) => app.state.post.open.value !== null;
const withText = (app: App) => {
  const file = app.state.post.open.value;
  return file !== null && file.readOnly === undefined;
};
const withHtmlPost = (app: App) => withText(app) && app.state.post.open.value?.format === 'html';
const withRemotePictures = (app: App) => app.state.blog.blog.value?.remotePictures === true;
const withOwnBlog = (app: App) => app.state.blog.blog.value?.isSample === false;
const withTrust = (app: App) => {
  const blog = app.state.blog.blog.value;
  return blog?.isTrusted === true && !blog.isSample;
};
const withIdleBlog = (app: App) =>
  withBlog(app) && app.state.blog.absence.value === null && app.state.publish.status.value.kind !== 'running';
const withTrustedBlog = (app: App) => withIdleBlog(app) && app.state.blog.blog.value?.isTrusted === true;
const withBothPanes = (app: App) => withPost(app) && app.state.settings.settings.value.layout === 'both';
const can = (capability: keyof Capabilities) => (app: App) =>
  app.state.connection.host.value?.capabilities[capability] === true;
const withPrinting = (app: App) => withPost(app) && can('printing')(app);
const edit = (command: 'format.bold' | 'format.italic' | 'format.code' | 'format.link') => (app: App) => {
  app.desk.editor?.run(command);
  app.desk.editor?.focus();
};

/** Every command; one that lacks here does not compile. */
const table: Readonly<Record<CommandId, CommandEntry>> = {
  'post.new': { run: app => app.state.dialogs.show({ kind: 'new-post' }), isEnabled: withBlog },
  'blog.open': { run: app => chooseFolder(app, 'open'), isEnabled: always },
  'blog.openInWindow': { run: openBlogInWindow, isEnabled: can('manyWindows') },
  'post.print': { run: app => printPost(app, 'printer'), isEnabled: withPost },
  'post.pdf': { run: app => printPost(app, 'pdf'), isEnabled: withPrinting },
  'post.go': { run: app => app.state.dialogs.show({ kind: 'go-to-post' }), isEnabled: withBlog },
  'post.save': { run: savePost, isEnabled: withText },
  'post.check': { run: checkPost, isEnabled: withPost },
  'post.convert': { run: convertPost, isEnabled: withHtmlPost },
  'edit.undo': { run: app => undoOrRedo(app, 'undo'), isEnabled: always },
  'edit.redo': { run: app => undoOrRedo(app, 'redo'), isEnabled: always },
  'edit.find': { run: app => app.desk.editor?.run('edit.find'), isEnabled: withPost },
  'post.goHeading': { run: app => app.state.dialogs.show({ kind: 'go-to-heading' }), isEnabled: withPost },
  'posts.search': { run: searchPosts, isEnabled: withBlog },
  'image.insert': { run: app => app.desk.chooseImages(), isEnabled: withText },
  'format.bold': { run: edit('format.bold'), isEnabled: withText },
  'format.italic': { run: edit('format.italic'), isEnabled: withText },
  'format.code': { run: edit('format.code'), isEnabled: withText },
  'format.link': { run: edit('format.link'), isEnabled: withText },
  'view.togglePreview': { run: togglePreview, isEnabled: always },
  'view.editorOnly': { run: app => showLayout(app, 'editor'), isEnabled: always },
  'view.both': { run: app => showLayout(app, 'both'), isEnabled: always },
  'view.previewOnly': { run: app => showLayout(app, 'preview'), isEnabled: always },
  'sync.toggle': { run: toggleScrollLock, isEnabled: always },
  'sync.showInPreview': { run: app => app.desk.sync?.showInOther('editor'), isEnabled: withBothPanes },
  'sync.showInEditor': { run: app => app.desk.sync?.showInOther('preview'), isEnabled: withBothPanes },
  'view.larger': { run: app => zoomText(app, 1), isEnabled: always },
  'view.smaller': { run: app => zoomText(app, -1), isEnabled: always },
  'view.normalSize': { run: app => zoomText(app, 0), isEnabled: always },
  'view.toggleList': { run: toggleList, isEnabled: always },
  'view.toggleOutline': { run: toggleOutlineByKey, isEnabled: withPost },
  'view.toggleProperties': { run: toggleProperties, isEnabled: withPost },
  'view.theme': { run: switchTheme, isEnabled: always },
  'pictures.allow': {
    run: offerRemotePictures,
    isEnabled: app => withBlog(app) && !withRemotePictures(app),
  },
  'pictures.stop': { run: hideRemotePictures, isEnabled: withRemotePictures },
  'view.commands': { run: app => app.state.dialogs.show({ kind: 'commands' }), isEnabled: always },
  'publish.run': { run: app => publishSite(app), isEnabled: withIdleBlog },
  'publish.review': { run: app => reviewChanges(app), isEnabled: withIdleBlog },
  'publish.pull': { run: getChanges, isEnabled: withIdleBlog },
  'publish.takeBack': {
    run: takeBackLast,
    isEnabled: app => withTrustedBlog(app) && lastPublish(app) !== null,
  },
  'history.show': { run: openHistory, isEnabled: withIdleBlog },
  'publish.target': { run: choosePlaceOnline, isEnabled: withTrustedBlog },
  'repository.create': { run: putOnline, isEnabled: withOwnBlog },
  'repository.connect': { run: putOnline, isEnabled: withOwnBlog },
  'repository.clone': { run: app => app.state.dialogs.show({ kind: 'clone' }), isEnabled: always },
  'trust.stop': { run: stopTrusting, isEnabled: withTrust },
  'publish.settle': { run: openSettle, isEnabled: withIdleBlog },
  'publish.anew': { run: publishAnew, isEnabled: withIdleBlog },
  'publish.takeOnline': { run: askToTakeOnline, isEnabled: withIdleBlog },
  'online.show': { run: app => app.state.dialogs.show({ kind: 'online' }), isEnabled: withBlog },
  'blog.settings': { run: openBlogSettings, isEnabled: withBlog },
};

/** Whether a command can be used now; a view that asks is drawn again when that changes. */
export function isCommandEnabled(app: App, id: CommandId): boolean {
  return table[id].isEnabled(app);
}

/** Carries out a command when it can be used now. */
export function runCommand(app: App, id: CommandId): void {
  if (isCommandEnabled(app, id)) void table[id].run(app);
}
