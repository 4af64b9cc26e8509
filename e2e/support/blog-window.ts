import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import type { DesktopApp } from './desktop/desktop-app.ts';

/** The window on a blog, in the names of the public surface; the same in every shell. */
export class BlogWindow {
  readonly page: Page;
  readonly posts: Locator;
  readonly search: Locator;
  readonly editor: Locator;
  readonly previewFrame: FrameLocator;
  readonly article: Locator;
  readonly comments: Locator;
  readonly fileState: Locator;
  readonly publishResult: Locator;
  readonly alerts: Locator;
  /** What the window tells besides errors. */
  readonly notices: Locator;
  /** The blog's name, which has its folder as its title. */
  readonly blogName: Locator;
  readonly #desktop: DesktopApp | undefined;

  /** @param desktop the desktop shell the page belongs to; without it the page is one of the browser shell. */
  constructor(page: Page, desktop?: DesktopApp) {
    this.page = page;
    this.#desktop = desktop;
    this.posts = page.getByRole('listbox', { name: 'Posts' });
    this.search = page.getByRole('searchbox', { name: 'Search posts' });
    this.editor = page.getByRole('textbox', { name: 'Post text' });
    this.previewFrame = page.frameLocator('iframe[title="Preview"]');
    this.article = this.previewFrame.locator('article');
    this.comments = page.getByRole('region', { name: 'Comments' });
    this.fileState = page.getByRole('status', { name: 'File state' });
    this.publishResult = page.getByRole('status', { name: 'Publish result' });
    this.alerts = page.getByRole('alert');
    this.notices = page.getByRole('status', { name: 'Notices' });
    this.blogName = page.getByRole('heading', { level: 1 });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  dialog(name: string): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** Searches for a post and opens the one whose name starts with `title`. */
  async openPost(title: string): Promise<void> {
    await this.search.fill(title);
    await this.posts.getByRole('option').filter({ hasText: title }).first().click();
    await this.editor.waitFor();
    // The post that was asked for takes the focus; what is filled in elsewhere before that would land in the editor.
    await expect(this.editor).toBeFocused();
  }

  /** Puts the caret at the end of the post and types. */
  async typeAtEnd(text: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.type(text);
  }

  /** The first publish of a blog: trusts it, then confirms in the dialog. */
  async trustAndPublish(): Promise<void> {
    await this.button('Publish').click();
    await this.dialog('Trust this blog').getByRole('button', { name: 'Trust', exact: true }).click();
    await this.dialog('Publish').getByRole('button', { name: 'Publish now' }).click();
  }

  async runCommand(name: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Shift+p');
    await this.page.getByRole('combobox', { name: 'Commands' }).fill(name);
    await this.page.keyboard.press('Enter');
  }

  /** Opens the blog of another folder in this window, with the shell's own way to name one. */
  async openBlogFolder(folder: string): Promise<void> {
    await this.#nameFolder('Open blog', 'Open', 'Open blog', folder);
  }

  /** Keeps the sample in a folder, named the shell's own way; where that fails, an alert says so. */
  async keepSampleIn(folder: string): Promise<void> {
    await this.#nameFolder('Keep as my blog…', 'Keep', 'Keep as my blog', folder);
  }

  async #nameFolder(button: string, confirm: string, title: string, folder: string): Promise<void> {
    const dialog = this.dialog(title);
    if (this.#desktop) {
      await this.#desktop.answerDialogs({ paths: [folder] });
      await this.button(button).click();
      return;
    }
    if (!(await dialog.isVisible())) await this.button(button).click();
    await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
    await dialog.getByRole('button', { name: confirm, exact: true }).click();
  }
}
