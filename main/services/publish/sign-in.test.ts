import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AskProgram } from '../sign-in/ask-server.ts';
import { buildAskProgram, says, UserAtDesk } from '../sign-in/testing/user-at-desk.ts';
import { pullSite } from './pull-site.ts';
import { type ServedSite, serveSite } from './testing/served-site.ts';
import { whyNoSshServer } from './testing/ssh-server.ts';

/** A password nothing else contains. */
const right = 'sw0rdfish-7c1d';
const connects = { user: '', secret: '', isKept: false };

let built: string;
let program: AskProgram;
let served: ServedSite;
let user: UserAtDesk;
let posts = 0;

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'leysin-built-'));
  program = await buildAskProgram(built);
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

/** Publishes a post nobody has written yet, with the user there to be asked. */
async function publish() {
  const path = `posts/signed-${posts++}.md`;
  served.site.write(path, path);
  return served.site.publish([path], { signIn: user.signIn() });
}

/** Gets what is online: a run of its own that signs in, too. */
const pull = () =>
  pullSite({ root: served.site.blog, runFolder: served.site.runFolder, signIn: user.signIn() });

function sitDown(): void {
  user = new UserAtDesk(program, join(served.site.folder, 'profile'));
}

describe('at a server that wants a login', () => {
  const file = () => join(served.site.folder, 'kept-logins');
  beforeAll(async () => {
    served = await serveSite('http');
    if (served.http) served.http.rules.login = `writer:${right}`;
    served.site.git('remote', 'set-url', 'origin', served.address().replace(/\/\/[^@]*@/, '//'));
  });
  afterAll(() => served.stop());
  beforeEach(() => {
    sitDown();
    served.site.git('config', 'credential.helper', `store --file "${file()}"`);
  });
  afterEach(() => {
    delete process.env.GIT_ASKPASS;
    rmSync(file(), { force: true });
  });
  const withoutHelper = () => served.site.git('config', '--unset-all', 'credential.helper');

  test('the user is asked once for the whole publish, and nothing keeps the answer', async () => {
    user.willSay.push(says(right));
    expect(await publish()).toMatchObject({ result: 'published' });
    const host = new URL(served.address()).host;
    const login = { kind: 'login', host, user: null, lastUser: null };
    expect(user.asked).toEqual([{ ...login, isAgain: false, keeper: 'helper' }]);
    expect(existsSync(file())).toBe(false);
    // The next run asks again.
    expect(await pull()).toMatchObject({ result: 'refused', error: { code: 'git.auth-failed' } });
    expect(user.asked).toHaveLength(2);
  });

  test('what the user wants kept goes to their helper, which answers from then on', async () => {
    user.willSay.push(says(right, { isKept: true }));
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(readFileSync(file(), 'utf8')).toContain(right);
    expect(await pull()).toMatchObject({ result: 'nothing' });
    expect(user.asked).toHaveLength(1);
  });

  test('without a helper it is kept in memory, until the program ends', async () => {
    withoutHelper();
    user.willSay.push(says(right, { isKept: true }));
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(await pull()).toMatchObject({ result: 'nothing' });
    expect(user.asked).toMatchObject([{ keeper: 'memory' }]);
  });

  test('a wrong password is asked for again', async () => {
    user.willSay.push(says('wrong', { isKept: true }), says(right));
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(user.asked).toMatchObject([{ isAgain: false }, { isAgain: true, lastUser: 'writer' }]);
    expect(existsSync(file())).toBe(false);
  });

  test('but not for ever', async () => {
    user.willSay.push(...['one', 'two', 'three', 'four'].map(secret => says(secret)));
    const outcome = await publish();
    expect(outcome).toMatchObject({ result: 'committed', error: { code: 'git.auth-failed' } });
    expect(user.asked).toHaveLength(3);
  });

  test('who would rather not sign in has changed nothing', async () => {
    const path = 'posts/declined.md';
    served.site.write(path, path);
    const before = served.site.snapshot();
    const outcome = await served.site.publish([path], { signIn: user.signIn() });
    expect(outcome).toMatchObject({ result: 'refused', commit: null, error: { code: 'git.auth-failed' } });
    expect(served.site.snapshot()).toBe(before);
    served.site.drop(path);
  });

  test('who would rather not sign in while it is sent is not asked once more', async () => {
    const path = 'posts/declined-late.md';
    served.site.write(path, path);
    user.willSay.push(says(right));
    const rules = served.http?.rules ?? {};
    const outcome = await served.site.publish([path], {
      signIn: user.signIn(),
      onProgress: ({ step }) => {
        if (step === 'push') rules.login = 'writer:another';
      },
    });
    rules.login = `writer:${right}`;
    expect(outcome).toMatchObject({ result: 'committed', error: { code: 'git.auth-failed' } });
    expect(user.asked).toHaveLength(2);
  });

  test('a helper whose password is not right any more: the user is asked', async () => {
    writeFileSync(file(), `${served.address().replace(/^(http:\/\/)[^@]*@([^/]*).*$/, '$1writer:old@$2')}\n`);
    user.willSay.push(says(right));
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(user.asked).toMatchObject([{ isAgain: true }]);
  });

  test('a program of the user’s that git asks stays theirs', async () => {
    withoutHelper();
    const theirs = join(served.site.folder, 'theirs');
    writeFileSync(theirs, `#!/bin/sh\ncase "$1" in Username*) echo writer;; *) echo ${right};; esac\n`, {
      mode: 0o755,
    });
    process.env.GIT_ASKPASS = theirs;
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(user.asked).toEqual([]);
    rmSync(theirs);
  });

  test('the password is nowhere but on its way to the host', async () => {
    const { site } = served;
    const [ours, theirs] = ['processes-here', 'processes-there'].map(name => join(site.folder, name));
    const dump = (to?: string) =>
      `cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ > "${to}" 2>/dev/null; exit 0`;
    site.hook('pre-push', dump(ours));
    site.hook('pre-receive', dump(theirs), site.remote);
    user.willSay.push(says('wr0ng-and-secret'), says(right, { isKept: false }));
    const outcome = await publish();
    expect(outcome).toMatchObject({ result: 'published' });
    for (const name of ['wr0ng-and-secret', right]) {
      expect(JSON.stringify(outcome)).not.toContain(name);
      expect(findIn(site.folder, name)).toEqual([]);
    }
    if (process.platform === 'linux') expect(findIn(site.folder, 'LEYSIN_ASK_TOKEN')).not.toEqual([]);
    site.write('planted', right);
    expect(findIn(site.folder, right)).toEqual([join(site.blog, 'planted')]);
    site.drop('planted');
    for (const folder of [join(site.blog, '.git'), site.remote])
      site.hook(folder === site.remote ? 'pre-receive' : 'pre-push', 'exit 0', folder);
  });
});

const noSsh = whyNoSshServer();
describe.skipIf(noSsh !== null)('at a server of ssh', () => {
  const port = () => Number(new URL(served.address()).port);
  const ssh = () => served.ssh!;
  beforeAll(async () => {
    served = await serveSite('ssh');
  });
  afterAll(() => served.stop());
  beforeEach(() => sitDown());

  test('the passphrase of a key is asked for, again when it is wrong, and once for the whole publish', async () => {
    ssh().setClient(ssh().lockedKey, 'it', port());
    user.willSay.push(says('wrong'), says(ssh().passphrase, { isKept: true }));
    expect(await publish()).toMatchObject({ result: 'published' });
    const question = { kind: 'passphrase', keyFile: ssh().lockedKey, keeper: 'memory' };
    expect(user.asked).toEqual([
      { ...question, isAgain: false },
      { ...question, isAgain: true },
    ]);
    expect(await pull()).toMatchObject({ result: 'nothing' });
    expect(user.asked).toHaveLength(2);
    expect(findIn(served.site.folder, ssh().passphrase)).toEqual([]);
  });

  test('a host nobody has met is shown by its fingerprint, and is known once the user says so', async () => {
    ssh().setClient(ssh().key, 'nobody', port());
    const [host, fingerprint] = [`[127.0.0.1]:${port()}`, ssh().fingerprint('host-key')];
    const before = served.site.snapshot();
    served.site.write('posts/met.md', 'met');
    const outcome = await served.site.publish(['posts/met.md'], { signIn: user.signIn() });
    expect(outcome).toMatchObject({
      result: 'refused',
      error: { code: 'git.host-key-unknown', data: { host, fingerprint, isDeclined: true } },
    });
    served.site.drop('posts/met.md');
    expect(served.site.snapshot()).toBe(before);
    expect(readFileSync(ssh().knownHosts, 'utf8')).toBe('');
    user.willSay.push(connects);
    expect(await publish()).toMatchObject({ result: 'published' });
    expect(user.asked[1]).toEqual({ kind: 'host-key', host, keyType: 'ED25519', fingerprint });
    expect(user.asked).toHaveLength(2);
    expect(readFileSync(ssh().knownHosts, 'utf8')).toContain(`${host} ssh-ed25519 `);
  });

  test('a host whose key has changed is not asked about: nothing goes there', async () => {
    ssh().setClient(ssh().key, 'another', port());
    const known = readFileSync(ssh().knownHosts, 'utf8');
    user.willSay.push(connects);
    const outcome = await publish();
    expect(user.asked).toEqual([]);
    expect(outcome.error).toMatchObject({
      code: 'git.host-key-changed',
      data: {
        host: `[127.0.0.1]:${port()}`,
        fingerprint: ssh().fingerprint('host-key'),
        knownFingerprint: ssh().fingerprint('other-host-key'),
        knownFile: ssh().knownHosts,
      },
    });
    expect(readFileSync(ssh().knownHosts, 'utf8')).toBe(known);
  });

  test('an agent that has the key is asked first', async () => {
    const socket = join(served.site.folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      await expect.poll(() => existsSync(socket)).toBe(true);
      process.env.SSH_AUTH_SOCK = socket;
      execFileSync('ssh-add', ['-q', ssh().key], { stdio: 'ignore' });
      ssh().setClient(ssh().lockedKey, 'it', port());
      writeFileSync(
        ssh().config,
        readFileSync(ssh().config, 'utf8').replace('IdentitiesOnly yes', 'IdentitiesOnly no'),
      );
      expect(await publish()).toMatchObject({ result: 'published' });
      expect(user.asked).toEqual([]);
    } finally {
      delete process.env.SSH_AUTH_SOCK;
      agent.kill();
    }
  });
});

/** The files under a folder that hold `text`. */
function findIn(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile() && readFileSync(path).includes(text));
}
