import { expect, it } from 'vitest';
import { loadImage } from './diagram-figure.ts';

/** A document whose images say what they are told to say, and nothing else. */
function createOwner() {
  const image = Object.assign(new EventTarget(), { dataset: {} });
  return { image, owner: { createElement: () => image } as unknown as Document };
}

const picture = { address: 'blob:one', width: 10, height: 10, alt: '' };

it('waits no longer for an image that never tells', async () => {
  const { owner } = createOwner();
  expect(await loadImage(picture, 'light', owner, 1)).toBeUndefined();
});

it('answers what the image tells', async () => {
  const { image, owner } = createOwner();
  const loaded = loadImage(picture, 'light', owner);
  image.dispatchEvent(new Event('load'));
  expect(await loaded).toBe(image);
  const failed = loadImage(picture, 'light', owner);
  image.dispatchEvent(new Event('error'));
  expect(await failed).toBeUndefined();
});
