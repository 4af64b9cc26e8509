/** A thing the user can do, wherever it is offered: key, menu, palette, button. */
export interface Command {
  readonly id: CommandId;
  /** As the palette and menus show it. */
  readonly label: string;
  /** CodeMirror notation: `Mod` is Command on macOS and Control elsewhere. The first is shown. */
  readonly keys: readonly string[];
  /** Keys that whatever has the focus answers by itself: shown, never listened for. */
  readonly shownKeys?: string;
  /** The menu it stands in, in the order of the list below. */
  readonly menu: 'file' | 'edit' | 'format' | 'view' | 'blog';
  /** Whether a line sets it apart from the one before it in its menu. */
  readonly startsGroup?: boolean;
  /** What the host must be able to do; elsewhere the command does not exist. */
  readonly needs?: 'manyWindows' | 'printing';
}

export type CommandId = (typeof commandList)[number]['id'];

/** Every command of the app, one line each; what they do is in `renderer/commands/command-table.ts`. */
export const commandList = [
  { id: 'post.new', label: 'New post', keys: ['Mod-n', 'Alt-n'], menu: 'file' },
  { id: 'post.go', label: 'Go to post', keys: ['Mod-p'], menu: 'file' },
  { id: 'blog.open', label: 'Open blog', keys: ['Mod-o'], menu: 'file', startsGroup: true },
  {
    id: 'blog.openInWindow',
    label: 'Open blog in new window',
    keys: ['Mod-Shift-o'],
    menu: 'file',
    needs: 'manyWindows',
  },
  { id: 'post.save', label: 'Save', keys: ['Mod-s'], menu: 'file', startsGroup: true },
  { id: 'post.convert', label: 'Convert this post to Markdown', keys: [], menu: 'file' },
  { id: 'post.check', label: 'Check this post', keys: [], menu: 'file' },
  { id: 'post.print', label: 'Print post', keys: [], menu: 'file', startsGroup: true },
  { id: 'post.pdf', label: 'Save post as PDF', keys: [], menu: 'file', needs: 'printing' },
  { id: 'edit.undo', label: 'Undo', keys: [], shownKeys: 'Mod-z', menu: 'edit' },
  { id: 'edit.redo', label: 'Redo', keys: [], shownKeys: 'Mod-Shift-z', menu: 'edit' },
  { id: 'edit.find', label: 'Find in post', keys: ['Mod-f'], menu: 'edit', startsGroup: true },
  { id: 'post.goHeading', label: 'Go to heading', keys: ['Mod-Shift-h'], menu: 'edit' },
  { id: 'posts.search', label: 'Search posts', keys: ['Mod-Shift-f'], menu: 'edit' },
  { id: 'image.insert', label: 'Insert image', keys: ['Mod-Shift-i'], menu: 'edit' },
  { id: 'format.bold', label: 'Bold', keys: ['Mod-b'], menu: 'format' },
  { id: 'format.italic', label: 'Italic', keys: ['Mod-i'], menu: 'format' },
  { id: 'format.code', label: 'Inline code', keys: ['Mod-e'], menu: 'format' },
  { id: 'format.link', label: 'Link', keys: ['Mod-k'], menu: 'format' },
  { id: 'view.togglePreview', label: 'Toggle preview', keys: ['Mod-\\'], menu: 'view' },
  { id: 'view.editorOnly', label: 'Editor only', keys: [], menu: 'view' },
  { id: 'view.both', label: 'Editor and preview', keys: [], menu: 'view' },
  { id: 'view.previewOnly', label: 'Preview only', keys: [], menu: 'view' },
  {
    id: 'sync.toggle',
    label: 'Scroll panes together',
    keys: ['Mod-Shift-y'],
    menu: 'view',
    startsGroup: true,
  },
  { id: 'sync.showInPreview', label: 'Show this place in the preview', keys: [], menu: 'view' },
  { id: 'sync.showInEditor', label: 'Show this place in the editor', keys: [], menu: 'view' },
  {
    id: 'view.larger',
    label: 'Larger text',
    keys: ['Mod-=', 'Mod-+', 'Mod-Shift-+', 'Mod-Shift-='],
    menu: 'view',
    startsGroup: true,
  },
  { id: 'view.smaller', label: 'Smaller text', keys: ['Mod--', 'Mod-Shift-_'], menu: 'view' },
  { id: 'view.normalSize', label: 'Normal text size', keys: ['Mod-0'], menu: 'view' },
  {
    id: 'view.toggleList',
    label: 'Toggle list of posts',
    keys: ['Mod-Shift-l'],
    menu: 'view',
    startsGroup: true,
  },
  { id: 'view.toggleOutline', label: 'Toggle outline', keys: ['Mod-Shift-u'], menu: 'view' },
  { id: 'view.toggleProperties', label: 'Toggle properties', keys: ['Alt-Enter'], menu: 'view' },
  { id: 'view.theme', label: 'Switch between light and dark', keys: [], menu: 'view' },
  {
    id: 'pictures.allow',
    label: 'Show pictures from other sites',
    keys: [],
    menu: 'view',
    startsGroup: true,
  },
  { id: 'pictures.stop', label: 'Stop showing pictures from other sites', keys: [], menu: 'view' },
  { id: 'view.commands', label: 'Commands', keys: ['Mod-Shift-p'], menu: 'view' },
  { id: 'publish.run', label: 'Publish', keys: [], menu: 'blog' },
  { id: 'publish.review', label: 'Review changes', keys: ['Mod-Shift-Enter'], menu: 'blog' },
  { id: 'publish.pull', label: 'Get changes', keys: [], menu: 'blog' },
  { id: 'publish.takeBack', label: 'Take back this publish', keys: [], menu: 'blog' },
  { id: 'history.show', label: 'History', keys: [], menu: 'blog' },
  { id: 'publish.target', label: 'Choose where to publish', keys: [], menu: 'blog' },
  {
    id: 'repository.create',
    label: 'Create a repository…',
    keys: [],
    menu: 'blog',
    startsGroup: true,
  },
  { id: 'repository.connect', label: 'Connect to a remote…', keys: [], menu: 'blog' },
  { id: 'repository.clone', label: 'Clone a blog…', keys: [], menu: 'blog' },
  { id: 'trust.stop', label: 'Stop trusting this blog', keys: [], menu: 'blog' },
  { id: 'publish.settle', label: 'Choose versions', keys: [], menu: 'blog' },
  { id: 'publish.anew', label: 'Publish a deleted branch anew', keys: [], menu: 'blog' },
  { id: 'publish.takeOnline', label: 'Take over a history rewritten online', keys: [], menu: 'blog' },
  { id: 'online.show', label: 'Changes online', keys: [], menu: 'blog' },
  { id: 'blog.settings', label: 'Blog settings', keys: [], menu: 'blog', startsGroup: true },
] as const satisfies readonly (Omit<Command, 'id'> & { readonly id: string })[];

/** Whether a host with these capabilities has the command at all. */
export function isOffered(
  command: Pick<Command, 'label' | 'needs'>,
  capabilities: Readonly<Record<'manyWindows' | 'printing', boolean>> | undefined,
): boolean {
  return command.needs === undefined || capabilities?.[command.needs] === true;
}
