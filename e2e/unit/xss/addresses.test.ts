import { readFileSync } from 'node:fs';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { linkKindOf, webAddress } from '../../../renderer/preview/link-kind.ts';
import { testContext } from '../../../shared/markdown/context.test-support.ts';
import { renderArticle } from '../../../shared/markdown/render-article.ts';
import { findSharedData } from '../../support/shared-data.ts';

/** Addresses in disguise, and the places for addresses that a renderer may forget. */
const schemes = 'javascript vbscript data file blob filesystem about smb ms-officecmd livescript'.split(' ');
const disguises: ((scheme: string) => string)[] = [
  scheme => `${scheme}:alert(1)`,
  scheme => `${scheme.toUpperCase()}:alert(1)`,
  scheme => ` \t${scheme}:alert(1)`,
  scheme => `\u0001${scheme}:alert(1)`,
  scheme => `${scheme.slice(0, 4)}\n${scheme.slice(4)}:alert(1)`,
  scheme => `${scheme.slice(0, 4)}&Tab;${scheme.slice(4)}:alert(1)`,
  scheme => `&#x${scheme.charCodeAt(0).toString(16)};${scheme.slice(1)}&colon;alert(1)`,
  scheme => `${scheme}&#0000058alert(1)`,
  scheme => `\u00a0${scheme}:alert(1)`,
  scheme => `${scheme}\\:alert(1)`,
  scheme => `//\n${scheme}:alert(1)`,
];
const holders: ((address: string) => string)[] = [
  address => `<a href="${address}">x</a>`,
  address => `<a xlink:href="${address}">x</a>`,
  address => `<area href="${address}"><base href="${address}"><link href="${address}">`,
  address => `<form action="${address}"><button formaction="${address}">x</button></form>`,
  address =>
    `<img src="${address}" srcset="${address} 1x" longdesc="${address}" lowsrc="${address}" alt="x">`,
  address => `<video src="${address}" poster="${address}"><source src="${address}"></video>`,
  address => `<iframe src="${address}"></iframe><object data="${address}"></object><embed src="${address}">`,
  address =>
    `<blockquote cite="${address}">x</blockquote><q cite="${address}">x</q><del cite="${address}">x</del>`,
  address => `<table background="${address}"><td background="${address}">x</table>`,
  address =>
    `<svg><a xlink:href="${address}"><rect/></a><use href="${address}"/><image href="${address}"/></svg>`,
  address => `<math href="${address}"><mi xlink:href="${address}">x</mi></math>`,
  address => `[x](<${address}> "x") ![x](<${address}>)`,
  address => `[x][r] ![x][r]\n\n[r]: <${address}>`,
  address => `<${address}>`,
  address => `$\\href{${address}}{x} \\url{${address}} \\includegraphics{${address}}$`,
];

const holdsAddress =
  /^(?:href|src|poster|cite|data|action|formAction|background|xLinkHref|srcSet|longDesc|codeBase)$/;
const context = testContext();

/** The addresses that a rendered post holds and nobody may follow, and how many there are in all. */
function addressesIn(markdown: string): { bad: string[]; count: number } {
  const bad: string[] = [];
  let count = 0;
  visit(fromHtml(renderArticle(markdown, context).html, { fragment: true }), 'element', node => {
    for (const [name, value] of Object.entries(node.properties)) {
      if (!holdsAddress.test(name)) continue;
      count += 1;
      if (!isGood(name, String(value))) bad.push(`<${node.tagName} ${name}=${String(value)}>`);
    }
  });
  return { bad, count };
}

function isGood(name: string, address: string): boolean {
  if (name === 'src' || name === 'poster') return address.startsWith(context.assetBase);
  if (name !== 'href' && name !== 'cite') return false;
  const read = URL.canParse(address, 'https://blog.invalid/')
    ? new URL(address, 'https://blog.invalid/')
    : undefined;
  if (read && !['http:', 'https:', 'mailto:'].includes(read.protocol)) return false;
  // What a click would give to the system, by the window's own reading.
  return linkKindOf(address) !== 'web' || /^(?:https?|mailto):/i.test(new URL(webAddress(address)).protocol);
}

describe('addresses', () => {
  it('of every disguise and place lead to the web, to a mailbox or into the blog', () => {
    const posts = schemes.flatMap(scheme =>
      disguises.flatMap(disguise => holders.map(hold => hold(disguise(scheme)))),
    );
    expect(posts.flatMap(post => addressesIn(post).bad)).toEqual([]);
    expect(addressesIn('[a](https://a.invalid/) ![b](b.png) <q cite="https://c.invalid/">e</q>').count).toBe(
      3,
    );
  }, 120_000);

  const matrix = findSharedData('payloads/md-url-matrix.json');
  it.skipIf(!matrix)(
    'of the whole matrix do, too (needs ../shared/payloads)',
    () => {
      const { items } = JSON.parse(readFileSync(matrix ?? '', 'utf8')) as { items: { payload: string }[] };
      const found = items.map(({ payload }) => ({ payload, ...addressesIn(payload) }));
      expect(found.filter(({ bad }) => bad.length > 0)).toEqual([]);
      expect(found.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(items.length / 10);
    },
    120_000,
  );
});
