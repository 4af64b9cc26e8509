import type { App } from './app.ts';
import { setField } from './change-field.ts';
import { reporting } from './reporting.ts';

/** Stores an image where this blog keeps them and has a field of the open post name it. */
export function setImageField(app: App, id: string, image: File): Promise<void> {
  return reporting(app, 'image', async () => {
    const { writer } = app.desk;
    if (!writer) return;
    const bytes = new Uint8Array(await image.arrayBuffer());
    const { link } = await app.api.call('images.import', { post: writer.path, name: image.name, bytes });
    if (app.desk.writer === writer) setField(app, id, link, 'whole');
  });
}
