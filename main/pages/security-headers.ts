/** What every answer carries: no sniffing, no referrer, no other site may embed or read it, nothing is cached. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** The app page's policy. Styles of the editor's library come in elements that carry `nonce`. */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob:",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The preview frame's policy: pictures and sound of the blog through our own address, drawn diagrams that carry their
 * bytes in theirs, our style sheets, no script.
 */
export const framePolicy = framePolicyWith("img-src 'self' data:");

/** The same for a blog that may show pictures of other sites. */
export const picturesFramePolicy = framePolicyWith("img-src 'self' data: https:");

function framePolicyWith(pictures: string): string {
  return [
    "default-src 'none'",
    pictures,
    "media-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ].join('; ');
}

/** Lets a document ask other sites for pictures without the cookies they have set, and keep none that they send. */
export const withoutCookies = { 'Cross-Origin-Embedder-Policy': 'credentialless' } as const;

/**
 * The policy of the frame in which diagrams are drawn: the one script that stands in it, an origin of its own, and nothing
 * to be loaded from anywhere. Mermaid styles its pictures by elements and attributes, which can load nothing here.
 */
export function diagramPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
  ].join('; ');
}

/** The policy of a script: it counts for workers, which load more of our scripts when they need them, and nothing else. */
export const scriptPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The policy of a file of the blog: even opened by itself it is no page of our origin and runs nothing. */
export const assetPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/**
 * The policy of a post that is printed: it may look like the preview and do no more. Formulas carry their measures in
 * style attributes by then, which can load nothing here.
 */
export const printPolicy = printPolicyWith("'none'", '');

/** The same for a post that the window prints from a frame: the window may ask for the dialog, the post runs nothing that could. */
export const printFramePolicy = printPolicyWith("'self'", ' allow-modals');

function printPolicyWith(ancestors: string, allowed: string): string {
  return [
    "default-src 'none'",
    "img-src 'self' data:",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
    `sandbox allow-same-origin${allowed}`,
  ].join('; ');
}
