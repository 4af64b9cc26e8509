import { expect, it } from 'vitest';
import { testContext } from '../context.test-support.ts';
import { checkSegments } from './check-segments.ts';

const request = {
  document: 1,
  version: 1,
  body: 'text\n',
  context: testContext(),
  segments: [{ length: 5, digest: 'other' }],
};

it('replaces what was read in another way', () => {
  expect(checkSegments(request).patches).toMatchObject([{ at: 0, remove: 1, insert: [{ text: 'text\n' }] }]);
});

it.each([new RangeError('too deep'), new TypeError('a parser is wrong')])(
  'leaves all as it is where the whole cannot be read: %s',
  error => {
    const context = {
      ...testContext(),
      get format(): 'markdown' {
        throw error;
      },
    };
    expect(checkSegments({ ...request, context })).toEqual({ document: 1, version: 1, patches: [] });
  },
);
