import type { ImageLink } from '../editor/insert-images.ts';
import type { App } from './app.ts';
import { reporting } from './reporting.ts';

/** Stores images where this blog keeps them and links to them in the open post. */
export function insertImages(app: App, images: readonly File[], at: 'caret' | number): Promise<void> {
  return reporting(app, 'image', async () => {
    const { writer } = app.desk;
    if (!writer || images.length === 0) return;
    const links: ImageLink[] = [];
    for (const image of images) {
      const bytes = new Uint8Array(await image.arrayBuffer());
      const stored = await app.api.call('images.import', { post: writer.path, name: image.name, bytes });
      links.push({ link: stored.link, alt: altOf(image.name) });
    }
    if (app.desk.writer === writer) app.desk.editor?.insertImages(links, at);
  });
}

// The name browsers give to every pasted picture, which describes none.
const nameOfPasted = 'image';

/** A first description of an image for the writer to better: its file name in words. */
function altOf(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]*$/u, '')
    .replace(/[-_]+/gu, ' ')
    .trim();
  return name === nameOfPasted ? '' : name;
}
