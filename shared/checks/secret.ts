import type { Check } from './check.ts';

/** A kind of key or password that is known by its shape. */
interface SecretShape {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Shapes that those who give out such keys have published; a key of these shapes is nothing else. */
const shapes: readonly SecretShape[] = [
  { name: 'an access key of Amazon Web Services', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g },
  {
    name: 'a token of GitHub',
    pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/g,
  },
  { name: 'a token of GitLab', pattern: /\bgl(?:pat|dt|rt|ptt|cbt|ft|soat)-[A-Za-z0-9_-]{20,64}\b/g },
  { name: 'a token of Slack', pattern: /\bxox[abeoprs]-(?:\d{6,14}-)?[A-Za-z0-9-]{20,255}\b/g },
  {
    name: 'a web hook of Slack',
    pattern:
      /https:\/\/hooks\.slack\.com\/(?:services|workflows)\/T[A-Z0-9]{7,12}\/[A-Z0-9]{7,12}\/[A-Za-z0-9]{20,}/g,
  },
  { name: 'a key of Google', pattern: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g },
  { name: 'a token of npm', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { name: 'a token of PyPI', pattern: /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}/g },
  { name: 'a secret key of Stripe', pattern: /\b[sr]k_live_[A-Za-z0-9]{20,247}\b/g },
  { name: 'a key of SendGrid', pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g },
  {
    name: 'a key of OpenAI',
    pattern: /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20,120}T3BlbkFJ[A-Za-z0-9_-]{20,120}/g,
  },
  { name: 'a key of Anthropic', pattern: /\bsk-ant-[a-z]{3,6}\d{2}-[A-Za-z0-9_-]{80,120}/g },
  {
    name: 'a signed token (JWT)',
    pattern:
      /\beyJ[A-Za-z0-9_-]{15,2000}\.eyJ[A-Za-z0-9_-]{15,4000}\.[A-Za-z0-9_-]{20,1000}(?![A-Za-z0-9_-])/g,
  },
  {
    name: 'a private key',
    pattern:
      /-----BEGIN (?:RSA |EC |DSA |OPENSSH |ENCRYPTED |PGP )?PRIVATE KEY(?: BLOCK)?-----\s+(?:[A-Za-z-]+: [^\n]*\s+)*[A-Za-z0-9+/=]{40,76}\s+[A-Za-z0-9+/=]{20,76}/g,
  },
];

/** Keys of manuals: they open nothing. */
const examplePattern = /EXAMPLE|example|SAMPLE|([A-Za-z0-9*])\1{7}|1234567890|0123456789|abcdefgh|xxxx/i;

/** The token that jwt.io shows and everybody copies: its second part is {"sub":"1234567890"… . */
const jwtExample = 'eyJzdWIiOiIxMjM0NTY3ODkw';

/** A key or password in a text. */
export interface TextSecret {
  /** UTF-16 offset. */
  readonly at: number;
  /** What it looks like, such as `a private key`. */
  readonly name: string;
}

/** What in a text has the shape of a key or password and is no example of a manual. */
export function findSecrets(text: string): readonly TextSecret[] {
  const found: TextSecret[] = [];
  for (const { name, pattern } of shapes)
    for (const { 0: key, index } of text.matchAll(pattern))
      if (!examplePattern.test(key) && !key.includes(jwtExample)) found.push({ at: index, name });
  return found;
}

/** Something that opens somebody's door: once it is online it must be taken for stolen. */
export const secret: Check = {
  rule: 'secret',
  severity: 'error',
  find({ source: { text } }) {
    return findSecrets(text).map(({ at, name }) => ({ at, message: saySecret(name) }));
  },
};

/** What is said of a key or password in a text that is about to be published. */
export function saySecret(name: string): string {
  return `This looks like ${name}. Whoever reads it can use it: take it out, and have a new one made if it was online.`;
}
