import { startBareEditor } from './bare-editor.ts';

await startBareEditor(() => undefined);
