import type { PrintJob } from '../../shared/model/print-job.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/** Prints the open post as the preview shows it, or writes it as a PDF. */
export async function printPost(app: App, target: PrintJob['target']): Promise<void> {
  const file = app.state.post.open.peek();
  const article = app.desk.preview?.article();
  if (!file || !article) return;
  await reporting(app, 'print', async () => {
    await app.api.call('post.print', {
      title: file.entry.title,
      lang: file.entry.lang,
      html: article,
      target,
    });
  });
}
