// %, # and ? mean something in an address; white space other than a blank is taken out of one.
const escapedPattern = /[%#?\n\r\t]/g;

/** The data address of an SVG document. */
export function pictureAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${svg.replaceAll(/\p{Surrogate}/gu, '\uFFFD').replaceAll(escapedPattern, encodeURIComponent)}`;
}
