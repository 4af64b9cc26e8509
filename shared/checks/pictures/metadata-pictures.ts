import type { CheckedPost } from '../check.ts';

/** Keys, also of maps within the metadata, under which themes expect a picture. */
const pictureKeys =
  /(?:image|img|cover|banner|hero|thumb(?:nail)?|teaser|photo|picture|avatar|logo|light|dark|src|overlay)s?$/i;

// `image: /a.png`, `  light: "./a.png" # note`, `.. previewimage: /a.png`, `image = '/a.png'`, `"image": "/a.png",`
const linePattern =
  /^[ \t]*(?:\.\. |- )?["']?([\w.-]{1,60})["']?[ \t]*[:=][ \t]*(?:"([^"\n]{1,1000})"|'([^'\n]{1,1000})'|([^\s"'#,[\]{}][^\s#,[\]{}]{0,1000}))[ \t]*,?[ \t]*(?:#.*)?$/gm;

const pictureEnding = /\.(?:png|jpe?g|gif|svg|webp|avif)$/i;

/** The pictures that a post's metadata name, with their UTF-16 offsets in the file that holds the metadata. */
export function metadataPictures({
  block,
  source,
  metadataFile,
}: CheckedPost): readonly { readonly url: string; readonly at: number }[] {
  if (block === undefined) return [];
  const text = metadataFile === source.path ? source.text : (source.sidecarText ?? '');
  const written = text.slice(block.from, block.to);
  const found: { url: string; at: number }[] = [];
  for (const match of written.matchAll(linePattern)) {
    const [, key = '', double, single, bare] = match;
    const url = double ?? single ?? bare ?? '';
    // A bare name lies wherever the theme looks for it.
    const isPath = url.includes('/') && pictureEnding.test(url);
    if (isPath && pictureKeys.test(key)) found.push({ url, at: block.from + match.index });
  }
  return found;
}
