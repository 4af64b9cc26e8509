import { expect, test } from 'vitest';
import { settingsFor } from './git-environment.ts';

test('what is kept is on the disk before it is named; only what goes to a private place is not waited for', () => {
  const wait = 'core.fsync=added,reference';
  expect(settingsFor()).toContain(wait);
  // Of two the later one counts: objects are waited for also where the index is none that is kept.
  const scratch = settingsFor({ GIT_INDEX_FILE: 'index' });
  expect(scratch).not.toContain('core.fsync=none');
  expect(scratch.indexOf('core.fsync=committed,reference')).toBeGreaterThan(scratch.indexOf(wait));
  const own = settingsFor({ GIT_OBJECT_DIRECTORY: 'objects' });
  expect(own.indexOf('core.fsync=none')).toBeGreaterThan(own.indexOf(wait));
});
