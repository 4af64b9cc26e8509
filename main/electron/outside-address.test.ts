import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findSharedData } from '../../e2e/support/shared-data.ts';
import { checkOutsideAddress } from './outside-address.ts';

describe('addresses that leave for the system', () => {
  it.each([
    ['https://example.invalid/a?b#c', 'https://example.invalid/a?b#c'],
    ['HTTP://EXAMPLE.invalid', 'http://example.invalid/'],
    ['mailto:a@example.invalid', 'mailto:a@example.invalid'],
    ['mailto:a@example.invalid?subject=x', 'mailto:a@example.invalid?subject=x'],
    ['https://exämple.invalid/', 'https://xn--exmple-cua.invalid/'],
  ])('%s may', (text, address) => {
    expect(checkOutsideAddress(text)).toBe(address);
  });

  it.each([
    'file:///etc/passwd',
    'smb://host/share',
    'ms-msdt:/id x',
    'javascript:alert(1)',
    'data:text/html,x',
    'app://leysin/',
    'https:',
    '/relative',
    '',
    'https://example.invalid/\u0000',
    'https://example.invalid/\n--flag',
    ' https://example.invalid/',
    'https://example.invalid/a b',
    'mailto:a@example.invalid?attach=/etc/passwd',
    `https://example.invalid/?q=${'x'.repeat(2_000)}`,
  ])('%j may not', text => {
    expect(checkOutsideAddress(text)).toBe(undefined);
  });

  const matrix = findSharedData('payloads/md-url-matrix.json');
  it.skipIf(!matrix)('of the whole matrix only web and mail addresses may', () => {
    const { items } = JSON.parse(readFileSync(matrix!, 'utf8')) as { items: readonly { url: string }[] };
    const left = items.map(({ url }) => checkOutsideAddress(url)).filter(address => address !== undefined);
    expect(left.every(address => /^(?:https?:\/\/|mailto:)/.test(address))).toBe(true);
    // The table holds some that may, else nothing was seen.
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(items.length / 2);
  });
});
