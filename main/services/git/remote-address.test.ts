import { expect, test } from 'vitest';
import { isAppError } from '../../../shared/app-error.ts';
import { requireAllowedAddress } from './remote-address.ts';

test.each([
  'https://github.com/a/b.git',
  'https://user:token@host/x.git',
  'ssh://git@host:2222/x.git',
  'git@github.com:a/b.git',
  'host.example:path',
  '/srv/blog.git',
  '../blog.git',
  'file:///srv/blog.git',
  'C:\\blogs\\blog.git',
  'http://127.0.0.1:8080/x.git',
  'http://[::1]:8080/x.git',
  'http://localhost/x.git',
  'http://192.168.1.4/x.git',
  'git://nas/x.git',
])('%s is an address to publish to', address => {
  expect(() => requireAllowedAddress(address)).not.toThrow();
});

test.each([
  'ext::sh -c touch% PWNED',
  'fd::17',
  'host::x',
  '-oProxyCommand=touch PWNED',
  '--upload-pack=touch PWNED',
  'ssh://-oProxyCommand=touch%20PWNED/x',
  'git@-oProxyCommand=x:y',
  'http://example.org/x.git',
  'http://user:token@example.org/x.git',
  'git://example.org/x.git',
  'http://127.0.0.1.example.org/x.git',
  'http://172.32.0.1/x.git',
  'ftp://host/x',
  'javascript://x/',
  'https:///x',
  'https://host/x\nfsmonitor=touch',
])('%j is not, and the error repeats no secret', address => {
  let error: unknown;
  try {
    requireAllowedAddress(address);
  } catch (problem) {
    error = problem;
  }
  expect(isAppError(error, 'git.unsupported-transport')).toBe(true);
  expect(JSON.stringify(error)).not.toContain('token');
});
