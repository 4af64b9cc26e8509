import type { RenderContext } from './preview-protocol.ts';

/** A post of a plain folder, with what a test needs to be different. */
export function testContext(changes: Partial<RenderContext> = {}): RenderContext {
  return {
    site: {
      generator: 'plain',
      root: '',
      title: 'Test blog',
      defaultLang: 'en',
      languages: ['en'],
      timeZone: 'UTC',
      postPatterns: [''],
      pagePatterns: [],
      imageFolder: 'images',
      options: {},
    },
    path: 'posts/test.md',
    format: 'markdown',
    assetBase: '/assets/key/',
    remotePictures: 'never',
    ...changes,
  };
}
