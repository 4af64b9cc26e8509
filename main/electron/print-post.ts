import { app, BrowserWindow, type WebContents } from 'electron';
import { AppError } from '../../shared/app-error.ts';
import type { PrintJob } from '../../shared/model/print-job.ts';
import { exportName } from './export-name.ts';
import { preferencesOf } from './security-settings.ts';
import { pickPdfFile } from './window-dialogs.ts';

/** What printing needs besides the post. */
export interface PrintPlace {
  /** The window that asked. */
  readonly window: BrowserWindow;
  /** Makes a page with nothing but the post; brings its address, which is answered once. */
  address(): string;
  writeFile(absolutePath: string, bytes: Uint8Array): Promise<void>;
}

/** Prints a post, or writes it as a PDF whose path it brings; null when it was printed or the user gave up. */
export async function printPost(job: PrintJob, place: PrintPlace): Promise<string | null> {
  const file = job.target === 'pdf' ? await pickPdfFile(place.window, exportName(job.title)) : null;
  if (job.target === 'pdf' && file === null) return null;
  const page = new BrowserWindow({
    show: false,
    webPreferences: { ...preferencesOf(app.isPackaged), javascript: false },
  });
  try {
    await page.loadURL(place.address());
    if (file === null) await print(page.webContents);
    else await writePdf(page.webContents, file, place);
    return file;
  } finally {
    page.destroy();
  }
}

async function writePdf(contents: WebContents, file: string, { writeFile }: PrintPlace): Promise<void> {
  const bytes = await contents.printToPDF({ preferCSSPageSize: true });
  try {
    await writeFile(file, bytes);
  } catch (error) {
    // The words for files that cannot be written are about posts.
    throw new AppError('print.not-written', { path: file }, error);
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
