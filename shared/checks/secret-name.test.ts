import { expect, test } from 'vitest';
import { isSecretName } from './secret-name.ts';

test.each([
  '.env',
  'site/.env.local',
  'Key.PEM',
  'deploy/id_ed25519',
  'id_rsa_work',
  'id_rsa.bak',
  '.npmrc',
  '_netrc',
  'credentials',
  'secrets.yaml',
  'config/secrets.prod.json',
  'service-account-blog.json',
  '.aws/config',
])('%s is a name for secrets', path => {
  expect(isSecretName(path)).toBe(true);
});

test.each([
  '.env.example',
  'posts/secrets.md',
  'posts/id_rsa-explained.md',
  'posts/service-account-rules.md',
  'secrets/one.md',
  'keyboard.json',
  '.envrc.md',
])('%s is none', path => {
  expect(isSecretName(path)).toBe(false);
});
