import type { FrameLocator, Locator, Page } from '@playwright/test';

/** The window on a blog, in the names of the public surface. */
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

  constructor(page: Page) {
    this.page = page;
    this.posts = page.getByRole('listbox', { name: 'Posts' });
    this.search = page.getByRole('searchbox', { name: 'Search posts' });
    this.editor = page.getByRole('textbox', { name: 'Post text' });
    this.previewFrame = page.frameLocator('iframe[title="Preview"]');
    this.article = this.previewFrame.locator('article');
    this.comments = page.getByRole('region', { name: 'Comments' });
    this.fileState = page.getByRole('status', { name: 'File state' });
    this.publishResult = page.getByRole('status', { name: 'Publish result' });
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
}
