import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';

/** A question with buttons; the last button is the safe one, taken by Escape. */
export interface Question<Choice extends string> {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly Choice[];
  /** Closes the question when it is answered elsewhere; the safe button counts then. */
  readonly signal?: AbortSignal;
}

/** Asks in a native dialog, over `window` where there is one. */
export async function ask<Choice extends string>(
  window: BrowserWindow | undefined,
  { message, detail, buttons, signal }: Question<Choice>,
): Promise<Choice> {
  const safe = buttons.length - 1;
  const options: MessageBoxOptions = {
    type: 'warning',
    title: 'Leysin',
    message,
    detail,
    buttons: [...buttons],
    defaultId: safe,
    cancelId: safe,
    noLink: true,
    ...(signal ? { signal } : {}),
  };
  // Over a window that is not shown yet the question might not be seen.
  const isThere = window !== undefined && !window.isDestroyed() && window.isVisible();
  const { response } = await (isThere
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options));
  return (buttons[response] ?? buttons[safe]) as Choice;
}

/** Tells something in a native dialog. */
export async function tell(
  window: BrowserWindow | undefined,
  message: string,
  detail: string,
): Promise<void> {
  await ask(window, { message, detail, buttons: ['OK'] });
}

/** Asks for a folder: of a blog to open, or an empty one to keep the sample in. */
export async function pickFolder(window: BrowserWindow, purpose: 'open' | 'keep'): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(
    window,
    purpose === 'open'
      ? { title: 'Open blog', buttonLabel: 'Open', properties: ['openDirectory'] }
      : {
          title: 'Keep as my blog: choose a new or an empty folder',
          message: 'Choose a new or an empty folder for your copy of the sample.',
          buttonLabel: 'Keep here',
          properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
        },
  );
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where a PDF is to be written. */
export async function pickPdfFile(window: BrowserWindow, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save post as PDF',
    defaultPath: `${name}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  return canceled || filePath === '' ? null : filePath;
}
