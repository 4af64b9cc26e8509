import { expect, it } from 'vitest';
import { createLateLoad } from './late-load.ts';

/** A load that fails as often as told, and counts. */
function createSource(failures: number) {
  const source = {
    count: 0,
    async load() {
      source.count += 1;
      if (source.count <= failures) throw new Error(`failure ${source.count}`);
    },
  };
  return source;
}

it('loads once for all calls', async () => {
  const source = createSource(0);
  const load = createLateLoad(source.load, 0);
  await Promise.all([load(), load()]);
  await load();
  expect(source.count).toBe(1);
});

it('tries again after a failure', async () => {
  const source = createSource(1);
  const load = createLateLoad(source.load, 0);
  await expect(load()).rejects.toThrow('failure 1');
  await load();
  await load();
  expect(source.count).toBe(2);
});

it('does not try again at once', async () => {
  const source = createSource(1);
  const load = createLateLoad(source.load, 3_600_000);
  await expect(load()).rejects.toThrow('failure 1');
  await expect(load()).rejects.toThrow('failure 1');
  expect(source.count).toBe(1);
});
