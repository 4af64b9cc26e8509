import type { Page } from '@playwright/test';
import type { createEditor, Editor } from './create-editor.ts';

/** What the page under test offers once `startEditor` ran in it. */
export interface EditorWindow {
  createEditor: typeof createEditor;
  editor?: Editor;
  calls: [name: string, ...values: unknown[]][];
  /** Ends the conversion that is under way. */
  answer?: (markdown: string) => void;
}

/** Starts a new editor in the page it runs in; every call of its callbacks is noted in `calls`. */
export function startEditor(): void {
  const page = globalThis as unknown as EditorWindow;
  const parent = document.getElementById('surface');
  if (!parent) throw new Error('no place for the editor');
  page.editor?.destroy();
  page.calls = [];
  page.editor = page.createEditor({
    parent,
    onChange: changes => page.calls.push(['change', changes]),
    onCaret: place => page.calls.push(['caret', place]),
    onScroll: () => page.calls.push(['scroll']),
    onRest: () => {},
    onSent: where => page.calls.push(['sent', where]),
    onPasteImages: (images, at) => page.calls.push(['images', images.length, at]),
    onBlur: () => page.calls.push(['blur']),
    htmlToMarkdown: html => {
      if (html.includes('later')) return new Promise(resolve => (page.answer = resolve));
      if (html.includes('fail')) throw new Error('cannot convert');
      return html.replaceAll(/<\/?b>/g, '**');
    },
  });
}

/** A file to paste or drop, by name and media type. */
export type TestFile = Pick<File, 'name' | 'type'>;

/** Pastes texts by media type and files into the editor of `page`. */
export async function paste(
  page: Page,
  data: Record<string, string>,
  files: readonly TestFile[],
): Promise<void> {
  await page.getByRole('textbox', { name: 'Post text' }).evaluate(
    (element, [texts, list]) => {
      const clipboardData = new DataTransfer();
      for (const [type, value] of Object.entries(texts)) clipboardData.setData(type, value);
      for (const { name, type } of list) clipboardData.items.add(new File(['x'], name, { type }));
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [data, files] as const,
  );
}

/** Drops files 40 pixels into the first line. */
export async function drop(page: Page, files: readonly TestFile[]): Promise<void> {
  await page
    .locator('.cm-line')
    .first()
    .evaluate((element, list) => {
      const dataTransfer = new DataTransfer();
      for (const { name, type } of list) dataTransfer.items.add(new File(['x'], name, { type }));
      const box = element.getBoundingClientRect();
      const at = { clientX: box.left + 40, clientY: box.top + box.height / 2 };
      element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, ...at }));
    }, files);
}
