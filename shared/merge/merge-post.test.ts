import { describe, expect, it } from 'vitest';
import { plainSite } from '../model/plain-site.test-support.ts';
import { applyChanges } from '../model/text-change.ts';
import { mergePost } from './merge-post.ts';

const base = '---\ntitle: A\ndate: 2024-01-01\ndraft: true\n---\n\nText.\n';

function merged(change: (text: string) => string, other: (text: string) => string): string | undefined {
  const mine = change(base);
  const changes = mergePost(plainSite, 'a.md', { base, mine, theirs: other(base) });
  return changes && applyChanges(mine, changes);
}

describe('mergePost', () => {
  it('merges neighbouring keys, also with the body below them', () => {
    const title = (text: string) => text.replace('title: A', 'title: B');
    const date = (text: string) => text.replace('2024-01-01', '2024-02-02');
    expect(merged(title, date)).toBe(title(date(base)));
    const draft = (text: string) => text.replace('draft: true\n', '');
    const body = (text: string) => text.replace('---\n\nText', '---\nMore.\n\nText');
    expect(merged(draft, body)).toBe(draft(body(base)));
  });

  it('merges keys that came, went and changed next to each other', () => {
    const own = (text: string) => text.replace('title: A', 'title: B\nslug: b');
    const other = (text: string) => text.replace('date: 2024-01-01\ndraft: true', 'date: 2024-02-02');
    expect(merged(own, other)).toBe(own(other(base)));
    expect(merged(other, own)).toBe(own(other(base)));
    const all = (text: string) => own(text).replace('01-01', '02-02');
    expect(merged(all, other)).toBe(own(other(base)));
    expect(merged(other, all)).toBe(own(other(base)));
  });

  it('leaves one key changed by both to the user', () => {
    expect(
      merged(
        text => text.replace('A', 'B'),
        text => text.replace('A', 'C'),
      ),
    ).toBeUndefined();
  });

  it('does not make one key twice, nor metadata that cannot be read', () => {
    const first = (text: string) => text.replace('title', 'tags: [x]\ntitle');
    const last = (text: string) => text.replace('draft: true\n', 'draft: true\ntags: [y]\n');
    expect(merged(first, last)).toBeUndefined();
    expect(merged(first, text => text.replace('Text', 'Words'))).toBe(first(base).replace('Text', 'Words'));
  });
});
