import type { PrintJob } from '../../shared/model/print-job.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/** Prints the open post as the preview shows it, or writes it as a PDF and says where. */
export async function printPost(app: App, target: PrintJob['target']): Promise<void> {
  const { notices, post } = app.state;
  const file = post.open.peek();
  if (!file) return;
  notices.clear('printed');
  await reporting(app, 'print', async () => {
    const article = await app.desk.preview?.printable();
    // Another post may be on the screen by the time the preview has caught up.
    if (post.open.peek()?.path !== file.path) return;
    if (!article)
      return notices.tell(
        'printed',
        'The preview of this post is not ready, so nothing was printed. Try again shortly.',
      );
    const { title, html } = article;
    const { lang, title: listedTitle } = file.entry;
    const page = { title: title || listedTitle, lang, html };
    if (!app.state.connection.host.peek()?.capabilities.printing) return app.desk.printHere(page);
    const path = await app.api.call('post.print', { ...page, target });
    if (path !== null) notices.tell('printed', `Saved as ${path}.`);
  });
}
