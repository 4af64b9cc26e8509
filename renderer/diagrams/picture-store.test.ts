import { expect, test } from 'vitest';
import { pictureAddress } from './picture-address.ts';
import { createPictureStore } from './picture-store.ts';

const outcome = (size: number) => ({ picture: { address: 'x'.repeat(size), width: 1, height: 1, alt: '' } });

test('a source has an outcome for each theme', () => {
  const store = createPictureStore();
  store.set('a', 'light', { reason: 'no' });
  expect(store.get('a', 'light')).toEqual({ reason: 'no' });
  expect(store.get('a', 'dark')).toBeUndefined();
});

test('what was not asked for longest goes when there is too much', () => {
  const store = createPictureStore(300);
  store.set('a', 'light', outcome(100));
  store.set('b', 'light', outcome(100));
  store.get('a', 'light');
  store.set('c', 'light', outcome(100));
  expect(['a', 'b', 'c'].map(source => store.get(source, 'light') !== undefined)).toEqual([
    true,
    false,
    true,
  ]);
});

test('an outcome that is replaced is not counted twice, and one that is too large is kept alone', () => {
  const store = createPictureStore(300);
  for (let times = 0; times < 9; times += 1) store.set('a', 'light', outcome(100));
  store.set('b', 'light', outcome(100));
  expect(store.get('a', 'light')).toBeDefined();
  store.set('c', 'light', outcome(1000));
  expect(store.get('c', 'light')).toBeDefined();
  expect(store.get('a', 'light')).toBeUndefined();
});

test('an address carries every character, and lone surrogates as what stands for them', () => {
  const svg = '<svg a="1">100% #b ?\n\t<t>ä 日 \uD800</t></svg>';
  const address = pictureAddress(svg);
  expect(new URL(address).hash).toBe('');
  const [, data = ''] = new URL(address).href.split(',');
  expect(decodeURIComponent(data)).toBe(svg.replace('\uD800', '\uFFFD'));
});
