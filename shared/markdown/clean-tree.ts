import type { Root } from 'hast';
import { checkDepth } from './check-depth.ts';
import { markTeaser } from './mark-teaser.ts';
import { nameCodeLanguages } from './name-code-languages.ts';
import { nameParts } from './name-parts.ts';
import { replaceEmbeds } from './replace-embeds.ts';
import { sanitize } from './sanitize.ts';
import { addSourceLines, dropPositions } from './source-lines.ts';

/**
 * The border: what comes out of here holds nothing of the user's but what the schema allows. Blocks carry their source
 * lines; see {@link addSourceLines}. Takes the tree over.
 * @throws RangeError when the tree is nested too deeply.
 */
export function cleanTree(unclean: Root): Root {
  checkDepth(unclean);
  nameCodeLanguages(unclean);
  replaceEmbeds(unclean);
  markTeaser(unclean);
  const tree = sanitize(unclean);
  nameParts(tree);
  addSourceLines(tree);
  dropPositions(tree);
  return tree;
}
