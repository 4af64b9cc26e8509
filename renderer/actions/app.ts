import type { Api } from '../../shared/api/contract.ts';
import type { PrintJob } from '../../shared/model/print-job.ts';
import type { Editor } from '../editor/create-editor.ts';
import type { Preview } from '../preview/create-preview.ts';
import type { AppState } from '../state/app-state.ts';
import type { ScrollSync } from '../sync/scroll-sync.ts';
import type { PostWriter } from './post-writer.ts';
import type { SidecarWriter } from './save-sidecar.ts';

/** What lies before the writer: set by the views that show it, driven by the actions. */
export interface Desk {
  editor: Editor | null;
  preview: Preview | null;
  /** Keeps both at the same place. */
  sync: ScrollSync | null;
  /** Carries the open post's text to the disk. */
  writer: PostWriter | null;
  /** Holds the text of the open post's sidecar, where it has one; the writer saves it, too. */
  sidecar: SidecarWriter | null;
  /** Numbers the posts asked for, so that the last click wins however late an earlier answer comes. */
  turn: number;
  focusSearch: () => void;
  /** Has the keys move in the outline, where it is shown and has headings. */
  focusOutline: () => void;
  /** Puts the caret into the first field of the properties, where they are shown. */
  focusProperties: () => void;
  /** Whether no field or control has the focus. */
  isFocusFree: () => boolean;
  /** Lets the user choose image files. */
  chooseImages: () => void;
  /** Opens an address that was checked outside of this window. */
  openOutside: (url: string) => void;
  /** Has the browser print a post; for hosts that cannot. */
  printHere: (post: Omit<PrintJob, 'target'>) => Promise<void>;
}

/** A window: how it reaches main, what it shows, what it drives. */
export interface App {
  readonly api: Api;
  readonly state: AppState;
  readonly desk: Desk;
}

/** Creates an empty desk. */
export function createDesk(): Desk {
  return {
    editor: null,
    preview: null,
    sync: null,
    writer: null,
    sidecar: null,
    turn: 0,
    focusSearch: () => {},
    focusOutline: () => {},
    focusProperties: () => {},
    isFocusFree: () => true,
    chooseImages: () => {},
    openOutside: () => {},
    printHere: async () => {},
  };
}
