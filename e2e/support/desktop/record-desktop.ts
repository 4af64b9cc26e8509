import type { DialogAnswer, ShownDialog } from './desktop-app.ts';

/** What a test looks at and answers inside Electron's main process. */
export interface DesktopRecord {
  readonly answers: DialogAnswer[];
  readonly shown: ShownDialog[];
  /** What came up that a test did not expect. */
  readonly unanswered: string[];
  readonly openedOutside: string[];
  /** The taskbar's progress by the window's id. */
  readonly progress: Record<number, number | null>;
  printedPages: number;
}

/**
 * Puts recording functions over those of Electron that lead out of the program. It is run inside Electron's main process
 * and sees nothing of this file but itself.
 */
export function recordDesktop({ app, BrowserWindow, dialog, shell }: typeof import('electron')): void {
  const record: DesktopRecord = {
    answers: [],
    shown: [],
    unanswered: [],
    openedOutside: [],
    progress: {},
    printedPages: 0,
  };
  Object.assign(globalThis, { leysinRecord: record });

  interface Options {
    readonly message?: string;
    readonly title?: string;
    readonly detail?: string;
    readonly buttons?: readonly string[];
    readonly cancelId?: number;
  }
  // The window may be left out.
  const take = (kind: ShownDialog['kind'], given: readonly unknown[]) => {
    const options = (given.length > 1 ? given[1] : given[0]) as Options;
    const { buttons = [] } = options;
    const message = options.message ?? options.title ?? '';
    record.shown.push({ kind, message, detail: options.detail ?? '', buttons });
    const answer = record.answers.shift();
    if (!answer) record.unanswered.push(message);
    const button = answer && 'button' in answer ? buttons.indexOf(answer.button) : -1;
    const paths = answer && 'paths' in answer ? [...answer.paths] : [];
    return { response: button === -1 ? (options.cancelId ?? 0) : button, paths };
  };
  Object.assign(dialog, {
    showMessageBox: async (...given: readonly unknown[]) => ({
      response: take('message', given).response,
      checkboxChecked: false,
    }),
    showOpenDialog: async (...given: readonly unknown[]) => {
      const { paths } = take('open', given);
      return { canceled: paths.length === 0, filePaths: paths };
    },
    showSaveDialog: async (...given: readonly unknown[]) => {
      const { paths } = take('save', given);
      return { canceled: paths.length === 0, filePath: paths[0] ?? '' };
    },
    showErrorBox: (message: string, detail: string) => {
      record.shown.push({ kind: 'error', message, detail, buttons: [] });
    },
  });
  Object.assign(shell, {
    openExternal: async (address: string) => {
      record.openedOutside.push(address);
    },
  });
  const { setProgressBar } = BrowserWindow.prototype;
  BrowserWindow.prototype.setProgressBar = function (fraction, options) {
    record.progress[this.id] = fraction < 0 ? null : fraction;
    setProgressBar.call(this, fraction, options);
  };
  app.on('web-contents-created', (_event, contents) => {
    contents.print = (_options, done) => {
      record.printedPages += 1;
      done?.(true, '');
    };
  });
}
