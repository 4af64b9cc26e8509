import { readFileSync } from 'node:fs';
import { findSharedData } from './shared-data.ts';

/** A few of each kind, so that the tests mean something where the data is absent. */
const ownPayloads: readonly string[] = [
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
  '<p style="background:url(https://canary.invalid/)">a</p>',
  '<form action="/x"><button formaction="javascript:alert(1)">a</button></form>',
  '<img name=getElementById><form id=x><input name=attributes></form>',
  '<img src="https://canary.invalid/x.png">',
  '<form action="https://canary.invalid/"><button>x</button></form>',
  '<link rel=stylesheet href="https://canary.invalid/x.css">',
  '<meta http-equiv=refresh content="0;url=https://canary.invalid/">',
  '<base href="https://canary.invalid/">',
  '<img srcset="https://canary.invalid/x.png 1x">',
  '<img src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>">',
  '<a id=location href="https://canary.invalid/">x</a>',
];

/** Drawings and formulas that try to load, run, or come out of their own language. */
const foreignPayloads: readonly string[] = [
  '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=alert(1)>">',
  '<svg><style><img title="</style><img src=x onerror=alert(1)>"></svg>',
  '<svg><title><img src=x onerror=alert(1)></title><path d="M0 0"/></svg>',
  '<svg><desc><p title="</desc></svg><img src=x onerror=alert(1)>"></desc><path d="M0 0"/></svg>',
  '<svg><foreignObject><body onload=alert(1)></foreignObject></svg>',
  '<svg><a href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><rect width=9 height=9 /></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>',
  '<svg><image href="https://canary.invalid/x.svg"/><path d="M0 0"/></svg>',
  '<svg><feImage xlink:href="https://canary.invalid/x.svg"/></svg>',
  '<svg onload=alert(1)><path d="M0 0" onmouseover=alert(1) /></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s><path d="M0 0"/></svg>',
  '<svg><a><set attributeName=href to="javascript:alert(1)"/><text>x</text></a></svg>',
  '<svg><rect fill="url(https://canary.invalid/x.svg#a)" width=9 height=9 /></svg>',
  '<svg><rect clip-path="url(//canary.invalid/x.svg#a)" marker-end="URL(http://canary.invalid/#a)" width=9 height=9 /></svg>',
  '<svg><rect fill="u\\72l(https://canary.invalid/x.svg#a)" cursor="url(https://canary.invalid/c)" width=9 /></svg>',
  '<svg><g style="position:fixed;inset:0;background:url(https://canary.invalid/)"><path d="M0 0"/></g></svg>',
  '<svg></p><style><a title="</style><img src=x onerror=alert(1)>">',
  '<svg><p><style><!--</style><img src=x onerror=alert(1)>--></style>',
  '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>',
  '<math href="javascript:alert(1)"><mi>x</mi></math>',
  '<math><maction actiontype="statusline#https://canary.invalid" xlink:href="javascript:alert(1)"><mi>x</mi></maction></math>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">x</mi></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<table><caption><svg><title><table><caption></title><img src=x onerror=alert(1)>',
];

/** The generic sets: their payloads carry their own script. */
const genericSets: readonly string[] = ['xss-dompurify', 'xss-h5sc', 'xss-payloadbox'];

/** Every set of hostile texts. */
const allSets: readonly string[] = [...genericSets, 'editor-exploits', 'md-url-matrix'];

/** The payloads of the sets; none for a set whose data is absent. */
function readPayloads(sets: readonly string[]): string[] {
  return sets.flatMap(name => {
    const path = findSharedData(`payloads/${name}.json`);
    if (!path) return [];
    const data = JSON.parse(readFileSync(path, 'utf8')) as { items: { payload: string }[] };
    return data.items.map(item => item.payload);
  });
}

/** Every payload there is. */
export function allPayloads(): string[] {
  return [...ownPayloads, ...foreignPayloads, ...readPayloads(allSets)];
}

/** Payloads that carry their own script; our own few where the data is absent. */
export function genericPayloads(): string[] {
  const found = readPayloads(genericSets);
  return found.length > 0 ? found : [...ownPayloads];
}

/** Numbers from 0 to below `limit`, the same for the same seed. */
export function createDice(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** `count` of the payloads, the same for the same seed. */
export function choosePayloads(payloads: readonly string[], count: number, seed: number): string[] {
  const rest = [...payloads];
  const next = createDice(seed);
  return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(next(rest.length), 1)).flat();
}
