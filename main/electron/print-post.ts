import { BrowserWindow, type WebContents } from 'electron';
import { AppError } from '../../shared/app-error.ts';
import type { PrintJob } from '../../shared/model/print-job.ts';
import { pagePreferences } from './security-settings.ts';
import { pickPdfFile } from './window-dialogs.ts';

/** What printing needs besides the post. */
export interface PrintPlace {
  /** The window that asked. */
  readonly window: BrowserWindow;
  /** The address of a page with nothing but the post. */
  readonly address: string;
  writeFile(absolutePath: string, bytes: Uint8Array): Promise<void>;
}

/** Prints a post, or writes it as a PDF whose path it brings; null when it was printed or the user gave up. */
export async function printPost(job: PrintJob, place: PrintPlace): Promise<string | null> {
  const file = job.target === 'pdf' ? await pickPdfFile(place.window, fileName(job.title)) : null;
  if (job.target === 'pdf' && file === null) return null;
  const page = new BrowserWindow({ show: false, webPreferences: { ...pagePreferences, javascript: false } });
  try {
    await page.loadURL(place.address);
    if (file === null) await print(page.webContents);
    else await place.writeFile(file, await page.webContents.printToPDF({ preferCSSPageSize: true }));
    return file;
  } finally {
    page.destroy();
  }
}

function print(contents: WebContents): Promise<void> {
  return new Promise((resolve, reject) => {
    contents.print({}, (isDone, reason) => {
      // Electron's word for a user who gave up.
      if (isDone || reason === 'Print job canceled') resolve();
      else reject(new AppError('print.failed', { details: reason }));
    });
  });
}

// What file systems refuse in names, or take as a way to another folder
const unsafePattern = /[\p{Cc}<>:"/\\|?*]+/gu;

/** A file name from a title, without the ending. */
function fileName(title: string): string {
  const name = title.replaceAll(unsafePattern, ' ').trim().slice(0, 100);
  return name === '' || name.startsWith('.') ? `Post ${name}`.trim() : name;
}
