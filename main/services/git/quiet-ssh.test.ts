import { expect, test } from 'vitest';
import { quietSsh } from './quiet-ssh.ts';

test.each([
  ['ssh', 'ssh -o BatchMode=yes'],
  ['/usr/bin/ssh -i ~/.ssh/blog', '/usr/bin/ssh -i ~/.ssh/blog -o BatchMode=yes'],
  ['"C:\\Program Files\\OpenSSH\\ssh.exe" -v', '"C:\\Program Files\\OpenSSH\\ssh.exe" -v -o BatchMode=yes'],
  ['ssh -o BatchMode=no', 'ssh -o BatchMode=no'],
  ['plink -batch', 'plink -batch'],
  ['my-ssh-wrapper', 'my-ssh-wrapper'],
])('the ssh command %j becomes %j', (command, quiet) => {
  expect(quietSsh(command)).toBe(quiet);
});
