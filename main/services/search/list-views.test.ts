import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultListView } from '../../../shared/model/list-view.ts';
import { createListViews } from './list-views.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leysin-views-'));
  file = join(folder, 'list-views.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const byTitle = {
  ...defaultListView,
  sort: 'title',
  filter: { ...defaultListView.filter, tag: ['snow', 'huts'] },
} as const;

test('each blog keeps its own, also in another process', async () => {
  const views = createListViews(file);
  expect(await views.read('/a')).toEqual(defaultListView);
  await Promise.all([views.keep('/a', byTitle), views.keep('__proto__', defaultListView)]);
  const later = createListViews(file);
  expect([await later.read('/a'), await later.read('/b')]).toEqual([byTitle, defaultListView]);
});

test('no more than fifty blogs are kept, the ones changed last', async () => {
  const views = createListViews(file);
  for (let blog = 0; blog < 51; blog += 1) await views.keep(`/${blog}`, byTitle);
  expect([await views.read('/0'), await views.read('/1')]).toEqual([defaultListView, byTitle]);
});

test('damage is the default; the one value that earlier versions kept is read', async () => {
  await writeFile(
    file,
    '{"views": [["/a", {"sort": "sideways", "filter": {"tag": 7, "lang": ["de", 5], "year": "2020"}}], 3]}',
  );
  const { filter } = defaultListView;
  expect(await createListViews(file).read('/a')).toEqual({
    ...defaultListView,
    filter: { ...filter, lang: ['de'], year: ['2020'] },
  });
  await writeFile(file, 'no JSON');
  expect(await createListViews(file).read('/a')).toEqual(defaultListView);
});
