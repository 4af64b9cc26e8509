import { describe, expect, it } from 'vitest';
import { rulesIn } from './checks.test-support.ts';

const post = '_posts/2024-01-02-one.md';
const find = (body: string) =>
  rulesIn(
    {
      files: {
        '_config.yml': 'title: A\n',
        [post]: `---\ntitle: One\ndate: 2024-01-02\n---\n${body}\n`,
      },
    },
    post,
  );

/** Letters and digits of no meaning. No key stands whole in this file: it would look like one to others, too. */
const noise = 'Qz7Lw2Xv9Kp4Rt6Ym8Bn3Hd5Jf1Gs0Tc'.repeat(8);
const some = (length: number) => noise.slice(0, length);
const upper = (length: number) =>
  noise
    .toUpperCase()
    .replace(/[0189]/g, '')
    .slice(0, length);
const line = some(64);

const keys: Readonly<Record<string, string>> = {
  AWS: `AKIA${upper(16)}`,
  GitHub: `ghp_${some(36)}`,
  'GitHub, fine': `github_pat_${some(70)}`,
  GitLab: `glpat-${some(20)}`,
  Slack: `xoxb-${'12345678'}90-${some(30)}`.replace('1234567890', '9081726354'),
  Google: `AIza${some(35)}`,
  npm: `npm_${some(36)}`,
  Stripe: `sk_live_${some(24)}`,
  SendGrid: `SG.${some(22)}.${some(43)}`,
  JWT: `eyJ${some(30)}.eyJ${some(40)}.${some(43)}`,
  'a private key': `-----BEGIN RSA ${'PRIVATE'} KEY-----\n${line}\n${line}\n-----END RSA ${'PRIVATE'} KEY-----`,
};

describe('keys', () => {
  it.each(Object.entries(keys))('of %s are found in text and in code', (_, key) => {
    expect(find(`Text ${key}\n`)).toEqual(['secret:5']);
    expect(find(`\`\`\`\n${key}\n\`\`\``)).toEqual(['secret:6']);
  });

  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    `ghp_${'x'.repeat(36)}`,
    `ghp_${some(20)}`,
    `a${keys.Google}b${some(10)}`,
    `eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.${some(43)}`,
    `-----BEGIN RSA ${'PRIVATE'} KEY-----\n…\n-----END RSA ${'PRIVATE'} KEY-----`,
    `-----BEGIN PUBLIC KEY-----\n${line}\n${line}\n-----END PUBLIC KEY-----`,
    `commit ${'0f3a9c'.repeat(7).slice(0, 40)}`,
    'password: swordfish',
  ])('are not seen in %s', text => {
    expect(find(text)).toEqual([]);
  });
});
