import { expect, it } from 'vitest';
import { isRemotePicture } from './remote-picture-request.ts';

const picture = {
  url: 'https://pictures.example/a.png',
  resourceType: 'image',
  frame: { url: 'app://leysin/preview/frame-with-pictures.html' },
};

it('lets a picture through that the frame for them asks for', () => {
  expect(isRemotePicture(picture)).toBe(true);
});

it.each([
  { url: 'http://pictures.example/a.png' },
  { url: 'https://127.0.0.1/a.png' },
  { url: 'https://192.168.1.1:8443/a.png' },
  { url: 'https://printer.local/a.png' },
  { url: 'wss://pictures.example/' },
  { url: 'file:///etc/passwd' },
  { resourceType: 'xhr' },
  { resourceType: 'media' },
  { resourceType: 'subFrame' },
  { frame: { url: 'app://leysin/preview/frame.html' } },
  { frame: { url: 'app://leysin/' } },
  { frame: { url: 'https://leysin/preview/frame-with-pictures.html' } },
  { frame: null },
])('refuses it with %j', change => {
  expect(isRemotePicture({ ...picture, ...change })).toBe(false);
});
