import { AppError } from '../../shared/app-error.ts';
import type { PrintJob } from '../../shared/model/print-job.ts';

/**
 * Prints a post through the browser's own dialog, from a page of its own in a hidden frame: as strict as the preview's,
 * without scripts. Resolves when the dialog was asked for.
 */
export async function printInFrame(post: Omit<PrintJob, 'target'>): Promise<void> {
  // One whose dialog told nobody that it was closed.
  document.querySelector('iframe.print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.title = 'Post to print';
  frame.inert = true;
  // Asking for the dialog is ours: nothing in the frame can.
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.src = 'preview/print.html';
  const loaded = new Promise(resolve => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  try {
    await loaded;
    const { contentWindow: view, contentDocument: page } = frame;
    const title = page?.querySelector('h1.title');
    if (!view || !page || !title) throw new AppError('shell.lost');
    fill(page, title, post);
    await Promise.all([...Array.from(page.images, arrived), page.fonts.ready]);
    view.addEventListener('afterprint', () => frame.remove(), { once: true });
    view.print();
  } catch (error) {
    frame.remove();
    throw error;
  }
}

/** Puts a post in place of the words in capitals, of which the title is the first. */
function fill(page: Document, title: Element, post: Omit<PrintJob, 'target'>): void {
  page.documentElement.lang = post.lang;
  page.title = post.title;
  title.textContent = post.title;
  title.parentElement?.nextSibling?.remove();
  page.body.insertAdjacentHTML('beforeend', post.html);
}

/** Resolves when a picture is there, or will not come. */
function arrived(image: HTMLImageElement): Promise<unknown> {
  if (image.complete) return Promise.resolve();
  return new Promise(resolve => {
    image.addEventListener('load', resolve, { once: true });
    image.addEventListener('error', resolve, { once: true });
  });
}
