import { expect, test } from 'vitest';
import { placeOf, readPrompt } from './read-prompt.ts';

const fingerprint = `SHA256:${'aB3+/'.repeat(8)}xyz`;
const unknownHost = (host: string) =>
  `The authenticity of host '${host}' can't be established.\nED25519 key fingerprint is ${fingerprint}.\nThis key is not known by any other names.\nAre you sure you want to continue connecting (yes/no/[fingerprint])? `;

test.each([
  [
    "Username for 'https://example.org': ",
    { kind: 'login', wants: 'user', place: 'https://example.org', user: null },
  ],
  [
    "Password for 'http://a%40b@127.0.0.1:8080': ",
    { kind: 'login', wants: 'secret', place: 'http://127.0.0.1:8080', user: 'a@b' },
  ],
  [
    "Username for 'https://example.org/a/b.git': ",
    { kind: 'login', wants: 'user', place: 'https://example.org', user: null },
  ],
  [
    "writer@example.org's password: ",
    { kind: 'login', wants: 'secret', place: 'ssh://example.org', user: 'writer' },
  ],
  [
    '(writer@example.org) Password: ',
    { kind: 'login', wants: 'secret', place: 'ssh://example.org', user: 'writer' },
  ],
  ["Enter passphrase for key '/home/a b/it's': ", { kind: 'passphrase', keyFile: "/home/a b/it's" }],
  ['Enter passphrase for key /home/a: ', { kind: 'passphrase', keyFile: '/home/a' }],
  ['Enter PIN for ED25519-SK key /home/a: ', { kind: 'passphrase', keyFile: '/home/a' }],
  [
    unknownHost('[127.0.0.1]:22 ([127.0.0.1]:22)'),
    { kind: 'host-key', host: '[127.0.0.1]:22', keyType: 'ED25519', fingerprint },
  ],
  [
    unknownHost('example.org (203.0.113.7)'),
    { kind: 'host-key', host: 'example.org (203.0.113.7)', keyType: 'ED25519', fingerprint },
  ],
])('%j is understood', (prompt, meaning) => {
  expect(readPrompt(prompt)).toEqual(meaning);
});

test.each([
  '',
  'Password: ',
  'Confirm user presence for key ED25519-SK',
  "Username for 'nonsense': ",
  "The authenticity of host 'x' can't be established. MD5 key fingerprint is MD5:00.",
])('%j is not', prompt => {
  expect(readPrompt(prompt)).toBeNull();
});

test.each([
  ['https://me:s3cret@example.org:8443/a/b.git?x', 'https://example.org:8443'],
  ['nonsense', null],
  ['file:///x', null],
])('the place of %j is %j', (address, place) => {
  expect(placeOf(address)).toBe(place);
});
