import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import type { RemotePictures } from './preview-protocol.ts';
import { resolveMedia } from './resolve-media.ts';

function render(html: string, remotePictures: RemotePictures): string {
  const tree: Root = fromHtml(html, { fragment: true });
  resolveMedia(tree, url => (url.startsWith('/own/') ? `/asset${url}` : undefined), { remotePictures });
  return toHtml(tree);
}

const remote = '<img src="http://pictures.example/a.png" alt="a hut" width="20">';

describe('a picture of another site', () => {
  it('is a label where nothing else is wanted', () => {
    const html = render(remote, 'never');
    expect(html).toContain('Image from pictures.example not shown: a hut');
    expect(html).not.toMatch(/<img|<button|src=/);
  });

  it('is a label with a button where showing it is offered', () => {
    const html = render(remote, 'offered');
    expect(html).toContain('Image from pictures.example not shown: a hut');
    expect(html).toContain(
      '<button type="button" class="offer-pictures">Show pictures from other sites</button>',
    );
    expect(html).not.toMatch(/<img|src=/);
  });

  it('is asked for over https and without a referrer where it is shown', () => {
    expect(render(remote, 'shown')).toBe(
      '<img src="https://pictures.example/a.png" alt="a hut" width="20" referrerpolicy="no-referrer">',
    );
  });

  it('is neither offered nor shown when it lies on a private network', () => {
    for (const host of ['localhost', '127.0.0.1:631', '192.168.1.1', 'printer.local', '[::1]', 'nas'])
      for (const mode of ['offered', 'shown'] as const) {
        const html = render(`<img src="https://${host}/a.png">`, mode);
        expect(html).toContain('not shown');
        expect(html).not.toMatch(/<img|<button|src=/);
      }
  });
});

it('never asks for sound, film, posters or other sources of another site', () => {
  const html = render(
    `<video src="https://films.example/a.mp4" poster="https://films.example/a.png"></video>
<video src="/own/a.mp4" poster="https://films.example/a.png"></video>
<audio src="https://films.example/a.mp3"></audio>
<picture><source src="https://films.example/b.png"><img src="/own/b.png"></picture>`,
    'shown',
  );
  expect(html).not.toMatch(/(?:src|poster)="https/);
  expect(html).toContain('src="/asset/own/a.mp4"');
  expect(html).toContain('<img src="/asset/own/b.png">');
  expect(html).not.toContain('<button');
});

it('shows pictures of the blog in every mode', () => {
  for (const mode of ['never', 'offered', 'shown'] as const)
    expect(render('<img src="/own/a.png">', mode)).toBe('<img src="/asset/own/a.png">');
});
