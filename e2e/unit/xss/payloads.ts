import { readFileSync } from 'node:fs';
import { createNumbers } from '../../../shared/markdown/random-changes.test-support.ts';
import { findSharedData } from '../../support/shared-data.ts';

/** A few of each kind, so that the test means something where the data is absent. */
const ownPayloads = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<details open ontoggle=alert(1)>x</details>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<iframe src="javascript:parent.alert(1)"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<p onmouseover=alert(1)>x</p>',
  '<input onfocus=alert(1) autofocus>',
  '<video src=x onerror=alert(1)></video>',
  '"><img src=x onerror=alert(1)>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=alert(1)>">',
  '<img src="https://canary.invalid/x.png">',
  '<form action="https://canary.invalid/"><button>x</button></form>',
  '<link rel=stylesheet href="https://canary.invalid/x.css">',
  '<meta http-equiv=refresh content="0;url=https://canary.invalid/">',
  '<base href="https://canary.invalid/">',
];

const genericFiles = ['xss-dompurify', 'xss-h5sc', 'xss-payloadbox'];
const otherFiles = ['editor-exploits', 'md-url-matrix'];

/** Payloads that carry their own script, from the generic sets; our own few where those are absent. */
export function genericPayloads(): string[] {
  const found = genericFiles.flatMap(readPayloads);
  return found.length > 0 ? found : ownPayloads;
}

/** Every payload there is. */
export function allPayloads(): string[] {
  return [...ownPayloads, ...[...genericFiles, ...otherFiles].flatMap(readPayloads)];
}

/** `count` of the payloads, the same for the same seed. */
export function choosePayloads(payloads: readonly string[], count: number, seed: number): string[] {
  const rest = [...payloads];
  const next = createNumbers(seed);
  return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(next(rest.length), 1)).flat();
}

/** The payload in the places of a post where text of the user is taken for something else. */
export function placePayload(payload: string): Readonly<Record<string, string>> {
  const oneLine = payload.replaceAll(/\s*\n\s*/g, ' ');
  return {
    body: payload,
    'link target': `[link](<${oneLine}>) ![image](<${oneLine}> "${oneLine}")`,
    heading: `# ${oneLine}\n`,
    'fence info': `\`\`\`${oneLine}\ncode\n\`\`\`\n`,
    title: `---\ntitle: ${JSON.stringify(payload)}\ntags: [${JSON.stringify(oneLine)}]\n---\n\ntext\n`,
  };
}

function readPayloads(name: string): string[] {
  const path = findSharedData(`payloads/${name}.json`);
  if (!path) return [];
  const data = JSON.parse(readFileSync(path, 'utf8')) as { items: { payload: string }[] };
  return data.items.map(item => item.payload);
}
