import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findSharedData } from '../../../e2e/support/shared-data.ts';
import { isAppError } from '../../../shared/app-error.ts';
import { checkAddress } from './check-address.ts';

const file = findSharedData('payloads/git-hostile.json');
const items: readonly { readonly kind: string; readonly value: string }[] = file
  ? JSON.parse(readFileSync(file, 'utf8')).items
  : [];

function codeOf(address: string, mayBeFolder = false): string {
  try {
    checkAddress(address, mayBeFolder);
    return 'accepted';
  } catch (error) {
    expect(JSON.stringify(error)).not.toMatch(/s3cret|ghp_/);
    return isAppError(error) ? error.code : 'thrown';
  }
}

describe('an address', () => {
  test.each([
    ['https://codeberg.org/you/blog.git', 'https://codeberg.org/you/blog.git'],
    ['  https://you@bitbucket.org/you/blog\n', 'https://you@bitbucket.org/you/blog'],
    ['git clone git@github.com:you/blog.git', 'git@github.com:you/blog.git'],
    ['git remote add origin ssh://git@host:2222/~you/blog.git', 'ssh://git@host:2222/~you/blog.git'],
    ['host.example:srv/blog', 'host.example:srv/blog'],
    ['http://127.0.0.1:3000/you/blog.git', 'http://127.0.0.1:3000/you/blog.git'],
    ['https://[::1]:3000/you/blog.git', 'https://[::1]:3000/you/blog.git'],
    ['https://git.example/wörter/blog', 'https://git.example/wörter/blog'],
  ])('%j is one', (pasted, address) => {
    expect(checkAddress(pasted, false)).toBe(address);
  });

  test.each([
    ['https://you:s3cret@host/x.git', 'repository.address-has-secret'],
    [
      'https://ghp_0123456789012345678901234567890123456789@github.com/you/x',
      'repository.address-has-secret',
    ],
    ['ssh://you:s3cret@host/x.git', 'repository.address-has-secret'],
    ['http://example.org/x.git', 'git.unsupported-transport'],
    ['https://github.com', 'repository.bad-address'],
    ['https://host/x?token=s3cret', 'repository.bad-address'],
    ['https://host /x', 'repository.bad-address'],
    ['git@host:-oProxyCommand=x y', 'repository.bad-address'],
    ['ssh://-oProxyCommand=x@host/x', 'repository.bad-address'],
    ['../blog.git', 'repository.address-is-folder'],
    ['', 'repository.bad-address'],
  ])('%j is refused', (pasted, code) => {
    expect(codeOf(pasted)).toBe(code);
  });

  test('without its secret is offered', () => {
    expect(() => checkAddress('https://you:s3cret@host/x.git', false)).toThrow(
      expect.objectContaining({ data: { address: 'https://host/x.git' } }),
    );
  });

  test('may be a folder of this computer when the user says so, by its whole path', () => {
    expect(codeOf('/srv/blog.git')).toBe('repository.address-is-folder');
    expect(checkAddress('/srv/blog.git', true)).toBe('/srv/blog.git');
    expect(checkAddress('file:///srv/blog.git', true)).toBe('/srv/blog.git');
    for (const address of ['../blog.git', '//server/blog', 'file://server/blog', '\\\\server\\blog'])
      expect(codeOf(address, true)).toBe('repository.bad-address');
  });
});

describe.skipIf(!file)('of the hostile addresses of the shared list', () => {
  const addresses = items.filter(({ kind }) => kind === 'remote-url').map(({ value }) => value);

  test.each(addresses)('%j is refused, or leads to a plain host', value => {
    if (value === 'https://127.0.0.1:1/x.git') expect(codeOf(value)).toBe('accepted');
    else expect(codeOf(value)).toMatch(/^(repository|git)\./);
  });
});
