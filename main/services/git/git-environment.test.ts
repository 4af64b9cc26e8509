import { expect, test } from 'vitest';
import { settingsFor } from './git-environment.ts';

test('what is kept is on the disk before it is named; only what goes to a private place is not waited for', () => {
  const wait = 'core.fsync=added,reference';
  expect(settingsFor()).toContain(wait);
  expect(settingsFor({ GIT_INDEX_FILE: 'index' })).not.toContain('core.fsync=none');
  // Of two the later one counts.
  const own = settingsFor({ GIT_OBJECT_DIRECTORY: 'objects' });
  expect(own.indexOf('core.fsync=none')).toBeGreaterThan(own.indexOf(wait));
});
