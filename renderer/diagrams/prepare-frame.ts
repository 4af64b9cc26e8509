/** What stands for a picture that is not loaded: as high as it is wide, in pixels. */
const imageSize = 100;

/**
 * Makes this document one in which Mermaid can work unseen and alone: pictures in diagrams count as small squares and are
 * never named to the browser, since nothing can be loaded here; and what waits for the next frame is done at once, since
 * frames nobody sees may never come.
 */
export function prepareFrame(): void {
  measureNoImages();
  runFramesAtOnce();
}

function measureNoImages(): void {
  globalThis.Image = function UnloadedImage() {
    return {
      src: '',
      naturalWidth: imageSize,
      naturalHeight: imageSize,
      width: imageSize,
      height: imageSize,
      decode,
    };
  } as unknown as typeof Image;
  for (const { prototype } of [SVGImageElement, HTMLImageElement]) {
    const { setAttribute, setAttributeNS } = prototype;
    prototype.setAttribute = function setPlain(name, value) {
      if (!isAddress(name)) setAttribute.call(this, name, value);
    };
    prototype.setAttributeNS = function setInNamespace(namespace, name, value) {
      if (!isAddress(name)) setAttributeNS.call(this, namespace, name, value);
    };
  }
}

function isAddress(name: string): boolean {
  return /^(?:xlink:)?href$|^src/i.test(name);
}

async function decode(): Promise<void> {}

function runFramesAtOnce(): void {
  const { port1, port2 } = new MessageChannel();
  const waiting = new Map<number, FrameRequestCallback>();
  let requests = 0;
  port1.onmessage = () => {
    const [first] = waiting;
    if (!first) return;
    waiting.delete(first[0]);
    first[1](performance.now());
  };
  globalThis.requestAnimationFrame = callback => {
    requests += 1;
    waiting.set(requests, callback);
    port2.postMessage(null);
    return requests;
  };
  globalThis.cancelAnimationFrame = handle => void waiting.delete(handle);
}
