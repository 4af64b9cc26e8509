import { expect, it } from 'vitest';
import { remotePictureAddress } from './remote-picture.ts';

it.each([
  ['https://pictures.example/a.png', 'https://pictures.example/a.png'],
  ['http://pictures.example/a.png?b=1#c', 'https://pictures.example/a.png?b=1#c'],
  ['//pictures.example/a.png', 'https://pictures.example/a.png'],
  [' /\\pictures.example/a.png', 'https://pictures.example/a.png'],
  ['HTTPS://me:secret@Pictures.Example:8443/a.png', 'https://pictures.example:8443/a.png'],
  ['https://münchen.example/ü.png', 'https://xn--mnchen-3ya.example/%C3%BC.png'],
  ['https://93.184.215.14/a.png', 'https://93.184.215.14/a.png'],
  ['https://[2606:2800:21f:cb07::1]/a.png', 'https://[2606:2800:21f:cb07::1]/a.png'],
])('asks for %s as %s', (address, asked) => {
  expect(remotePictureAddress(address)).toBe(asked);
});

it.each([
  ...['a.png', '/images/a.png', '../a.png', '', 'data:image/png;base64,AA', 'blob:https://a.example/1'],
  ...['ftp://pictures.example/a.png', 'file:///etc/passwd', 'app://leysin/a.png', 'javascript:alert(1)'],
  ...[
    'localhost',
    'LOCALHOST.',
    'pictures.localhost',
    'printer',
    'printer.local',
    'nas.lan.',
    'router.home.arpa',
  ],
  ...['wiki.internal', 'wiki.corp', 'a..', '1.168.192.in-addr.arpa'],
  ...['127.0.0.1', '127.1', '2130706433', '0x7f.0.0.1', '0177.0.0.1', '0', '0.0.0.0', '127.0.0.1.'],
  ...[
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
  ],
  ...[
    '192.0.2.1',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '１２７.0.0.1',
    '127。0。0。1',
  ],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::127.0.0.1]', '[fc00::1]', '[fd12:3456::1]', '[fe80::1]'],
  ...['[ff02::1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '[2001:0:4136::1]', '[2001:db8::1]', '[2001::1]'],
])('never asks for %s', place => {
  const isHost = !/[:/]/.test(place) && !/png$/.test(place) && place !== '';
  const addresses =
    isHost || place.startsWith('[')
      ? [`http://${place}/a.png`, `https://${place}:8443/a.png`, `//${place}/a.png`]
      : [place];
  expect(addresses.map(address => remotePictureAddress(address))).toEqual(addresses.map(() => undefined));
});
