/** What has no place in a picture: it would run, load or take input. */
const droppedElements: ReadonlySet<string> = new Set([
  ...[
    'script',
    'iframe',
    'object',
    'embed',
    'audio',
    'video',
    'source',
    'img',
    'use',
    'link',
    'meta',
    'base',
  ],
  ...['form', 'input', 'button', 'textarea', 'select', 'animate', 'animatemotion', 'animatetransform', 'set'],
  ...['handler', 'listener', 'feimage', 'canvas', 'template'],
]);

/** Attributes that name something else to load or to go to. */
const addressAttributes: ReadonlySet<string> = new Set([
  ...['href', 'src', 'srcset', 'srcdoc', 'action', 'formaction', 'data', 'ping', 'target'],
]);

// url(https://…), url("data:…, @import; not url(#arrow)
const loadingStyle = /@import|image-set\s*\(|url\s*\(\s*(?!["']?\s*#)/i;

/**
 * Takes out of a picture what could run or load. As an image it can do neither, but pictures are also saved and copied.
 * Pictures of other sites become empty boxes of their size.
 */
export function cleanSvg(svg: SVGSVGElement): void {
  for (const image of svg.querySelectorAll('image')) image.replaceWith(boxFor(image));
  for (const element of [svg, ...svg.querySelectorAll('*')]) cleanElement(element);
}

function cleanElement(element: Element): void {
  const name = element.localName.toLowerCase();
  const isLoadingStyle = name === 'style' && loadingStyle.test(element.textContent ?? '');
  if (droppedElements.has(name) || isLoadingStyle) {
    element.remove();
    return;
  }
  for (const attribute of [...element.attributes])
    if (isHarmful(attribute)) element.removeAttributeNode(attribute);
}

function isHarmful({ localName, value }: Attr): boolean {
  const name = localName.toLowerCase();
  if (name.startsWith('on')) return true;
  // Markers, gradients and patterns are named inside the picture.
  return addressAttributes.has(name) ? !value.trim().startsWith('#') : loadingStyle.test(value);
}

function boxFor(image: SVGImageElement): SVGElement {
  const box = image.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'rect');
  for (const name of ['x', 'y', 'width', 'height', 'transform']) {
    const value = image.getAttribute(name);
    if (value !== null) box.setAttribute(name, value);
  }
  box.setAttribute('fill', 'none');
  box.setAttribute('stroke', 'currentColor');
  box.setAttribute('stroke-dasharray', '4 3');
  return box;
}
