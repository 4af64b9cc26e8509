import { expect, test } from 'vitest';
import { readDiff } from './read-diff.ts';

const diff = `diff --git a/posts/x.md b/posts/x.md
index 481c7ee..95a85cb 100644
--- a/posts/x.md
+++ b/posts/x.md
@@ -12,3 +14,3 @@
 same
--- a list item was removed
+++ and one added
\\ No newline at end of file
diff --git a/new.md b/new.md
new file mode 100644
index 0000000..95a85cb
--- /dev/null
+++ b/new.md
@@ -0,0 +1 @@
+text
`;

test('files are named once and git’s bookkeeping is left out', () => {
  expect(readDiff(diff).map(line => [line.kind, line.text])).toEqual([
    ['file', 'posts/x.md'],
    ['place', 'Line 14'],
    ['same', ' same'],
    ['removed', '--- a list item was removed'],
    ['added', '+++ and one added'],
    ['note', 'The line above has no line end.'],
    ['file', 'new.md'],
    ['added', '+text'],
  ]);
});

test('what says that a diff was cut is shown', () => {
  expect(readDiff('The rest is not shown.').map(line => line.text)).toEqual(['The rest is not shown.']);
});

test('words that differ are marked in lines that took the place of others, and only there', () => {
  const marked = (text: string) =>
    readDiff(`@@ -1,9 +1,9 @@\n${text}`).map(line =>
      line.marks.map(({ from, to }) => line.text.slice(from, to)),
    );
  expect(marked('-one two three four\n+one 2 three four five\n same')).toEqual([['two'], ['2', ' five'], []]);
  expect(marked('-one two three four\n+one 2 three\n+four')).toEqual([[], [], []]);
  expect(marked('-夜のうちに初雪が降りました。\n+朝のうちに初雪が降りました。')).toEqual([['夜'], ['朝']]);
  expect(marked('-all other words\n+nothing of these')).toEqual([[], []]);
  const end = '\\ No newline at end of file';
  expect(marked(`-one two three\n${end}\n+one 2 three\n${end}`)).toEqual([['two'], [], ['2'], []]);
  const long = `-${'word '.repeat(500)}\n+${'word '.repeat(499)}end`;
  expect(marked(long)).toEqual([[], []]);
});
