import { expect, test } from 'vitest';
import { readDiff } from './read-diff.ts';

const diff = `diff --git a/posts/x.md b/posts/x.md
index 481c7ee..95a85cb 100644
--- a/posts/x.md
+++ b/posts/x.md
@@ -1,3 +1,3 @@
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
    ['place', '@@ -1,3 +1,3 @@'],
    ['same', ' same'],
    ['removed', '--- a list item was removed'],
    ['added', '+++ and one added'],
    ['note', '\\ No newline at end of file'],
    ['file', 'new.md'],
    ['note', 'new file mode 100644'],
    ['place', '@@ -0,0 +1 @@'],
    ['added', '+text'],
  ]);
});

test('what says that a diff was cut is shown', () => {
  expect(readDiff('The rest is not shown.').map(line => line.text)).toEqual(['The rest is not shown.']);
});
