import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAppError } from '../../../shared/app-error.ts';
import { interferingFileSystem } from './faulty-file-system.test-support.ts';
import { type FileSystem, realFileSystem } from './file-system.ts';
import { sweepTemporaryFiles } from './sweep-temporary-files.ts';
import { writeAtomic } from './write-atomic.ts';
import { writeNew } from './write-new.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'leysin-atomic-')));
  path = join(folder, 'a.md');
  fs.writeFileSync(path, 'old text\n');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const isRoot = process.getuid?.() === 0;
const failure = (code: string) => Object.assign(new Error(`${code}: injected`), { code });
const expectedCodes: Readonly<Record<string, string>> = {
  ENOSPC: 'file.disk-full',
  EDQUOT: 'file.disk-full',
  EACCES: 'file.no-permission',
  EPERM: 'file.no-permission',
  EROFS: 'file.read-only-disk',
  ENOENT: 'file.not-found',
  ELOOP: 'path.not-allowed',
};
const errnos = [
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EACCES',
  'EPERM',
  'EROFS',
  'EBUSY',
  'EMFILE',
  'ENOENT',
  'EXDEV',
  'ELOOP',
];

/** Every call from the k-th on fails with `code`, or only that one. */
function failingAt(
  k: number,
  code: string,
  lasts: boolean,
): { fileSystem: FileSystem; reached: () => boolean } {
  let calls = 0;
  const fileSystem = interferingFileSystem(realFileSystem, async (operation, run) => {
    calls++;
    if (operation !== 'close' && (lasts ? calls >= k : calls === k)) throw failure(code);
    return await run();
  });
  return { fileSystem, reached: () => calls >= k };
}

describe('writeAtomic', () => {
  it('replaces the bytes and leaves nothing else in the folder', async () => {
    await writeAtomic(path, Buffer.from('new'));
    expect(fs.readFileSync(path, 'utf8')).toBe('new');
    expect(fs.readdirSync(folder)).toEqual(['a.md']);
  });

  it('creates a missing file but no missing folder', async () => {
    await writeAtomic(join(folder, 'b.md'), Buffer.from('new'));
    expect(fs.readFileSync(join(folder, 'b.md'), 'utf8')).toBe('new');
    await expect(writeAtomic(join(folder, 'x/b.md'), Buffer.from('new'))).rejects.toMatchObject({
      code: 'file.not-found',
    });
  });

  it('keeps the mode', async () => {
    for (const mode of [0o600, 0o640, 0o755, 0o666]) {
      fs.chmodSync(path, mode);
      await writeAtomic(path, Buffer.from(`mode ${mode}`));
      expect(fs.statSync(path).mode & 0o7777).toBe(mode);
    }
  });

  it.skipIf(!isRoot)('keeps the owner when it may', async () => {
    fs.chownSync(path, 1234, 2345);
    await writeAtomic(path, Buffer.from('new'));
    expect(fs.statSync(path)).toMatchObject({ uid: 1234, gid: 2345 });
  });

  it.skipIf(!isRoot)('writes in place when it may not keep the owner otherwise', async () => {
    fs.chownSync(path, 1234, 2345);
    const { ino } = fs.statSync(path);
    const mayNotChown = interferingFileSystem(realFileSystem, (operation, run) =>
      operation === 'chown' ? Promise.reject(failure('EPERM')) : run(),
    );
    await writeAtomic(path, Buffer.from('new'), { fileSystem: mayNotChown });
    expect(fs.statSync(path)).toMatchObject({ uid: 1234, gid: 2345, ino });
    expect(fs.readFileSync(path, 'utf8')).toBe('new');
    expect(fs.readdirSync(folder)).toEqual(['a.md']);
  });

  it('refuses a file that is marked read-only, for root too', async () => {
    fs.chmodSync(path, 0o444);
    await expect(writeAtomic(path, Buffer.from('new'))).rejects.toMatchObject({ code: 'file.no-permission' });
    expect(fs.readFileSync(path, 'utf8')).toBe('old text\n');
  });

  it('writes what a chain of links leads to and keeps the links', async () => {
    fs.mkdirSync(join(folder, 'links'));
    fs.symlinkSync('../a.md', join(folder, 'links/one.md'));
    fs.symlinkSync(join(folder, 'links/one.md'), join(folder, 'links/two.md'));
    await writeAtomic(join(folder, 'links/two.md'), Buffer.from('new'));
    expect(fs.readFileSync(path, 'utf8')).toBe('new');
    expect(fs.lstatSync(join(folder, 'links/two.md')).isSymbolicLink()).toBe(true);
    expect(fs.readdirSync(join(folder, 'links'))).toEqual(['one.md', 'two.md']);
  });

  it('refuses links that lead nowhere or in a circle, and folders', async () => {
    fs.symlinkSync('gone', join(folder, 'dangling'));
    fs.symlinkSync('loop', join(folder, 'loop'));
    for (const name of ['dangling', 'loop'])
      await expect(writeAtomic(join(folder, name), Buffer.from('x'))).rejects.toMatchObject({
        code: 'path.not-allowed',
      });
    await expect(writeAtomic(folder, Buffer.from('x'))).rejects.toMatchObject({ code: 'path.not-a-file' });
  });

  it('replaces what another program has made between two looks', async () => {
    let looks = 0;
    const fileSystem: FileSystem = {
      ...realFileSystem,
      async realpath(asked) {
        if (asked !== path || ++looks > 1) return realFileSystem.realpath(asked);
        throw failure('ENOENT');
      },
    };
    await writeAtomic(path, Buffer.from('new'), { fileSystem });
    expect(fs.readFileSync(path, 'utf8')).toBe('new');
  });

  it('keeps all names of a file that has several', async () => {
    fs.linkSync(path, join(folder, 'b.md'));
    await writeAtomic(path, Buffer.from('n'));
    expect(fs.readFileSync(join(folder, 'b.md'), 'utf8')).toBe('n');
    expect(fs.statSync(path).nlink).toBe(2);
    expect(fs.readdirSync(folder)).toEqual(['a.md', 'b.md']);
  });

  it('leaves the old file when the check before the replacement fails', async () => {
    const beforeReplace = () => Promise.reject(failure('EIO'));
    await expect(writeAtomic(path, Buffer.from('new'), { beforeReplace })).rejects.toMatchObject({
      code: 'file.failed',
    });
    expect(fs.readFileSync(path, 'utf8')).toBe('old text\n');
    expect(fs.readdirSync(folder)).toEqual(['a.md']);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('is patient with a rename that is refused %i times', async times => {
    for (const code of ['EPERM', 'EACCES', 'EBUSY']) {
      fs.writeFileSync(path, 'old text\n');
      let refused = 0;
      const fileSystem = interferingFileSystem(realFileSystem, (operation, run) =>
        operation === 'rename' && refused++ < times ? Promise.reject(failure(code)) : run(),
      );
      const isWritten = await writeAtomic(path, Buffer.from('new'), { fileSystem }).then(
        () => true,
        () => false,
      );
      expect(isWritten).toBe(times < 8);
      expect(fs.readFileSync(path, 'utf8')).toBe(isWritten ? 'new' : 'old text\n');
      expect(fs.readdirSync(folder)).toEqual(['a.md']);
    }
  });

  it('writes everything when each write takes only some bytes', async () => {
    const slow: FileSystem = {
      ...realFileSystem,
      open: async (name, flags, mode) => {
        const file = await realFileSystem.open(name, flags, mode);
        return { ...file, write: (bytes, start) => file.write(bytes.subarray(0, start + 3), start) };
      },
    };
    await writeAtomic(path, Buffer.from('much longer than three bytes'), { fileSystem: slow });
    expect(fs.readFileSync(path, 'utf8')).toBe('much longer than three bytes');
  });
});

const newText = 'new and longer text\n';
type Writer = (fileSystem: FileSystem) => Promise<void>;

/** Lets every call fail in turn until none is left; `check` sees what each failure led to. Returns how often it ran. */
async function failEachCall(
  code: string,
  lasts: boolean,
  write: Writer,
  check: (error: unknown, call: string) => Promise<void> | void,
): Promise<number> {
  for (let k = 1; ; k++) {
    const { fileSystem, reached } = failingAt(k, code, lasts);
    const error: unknown = await write(fileSystem).then(
      () => undefined,
      thrown => thrown,
    );
    await check(error, `call ${k}, ${code}`);
    if (!reached()) return k;
  }
}

const ways = [
  { name: 'one name', names: ['a.md'] },
  { name: 'two names', names: ['a.md', 'b.md'] },
];

describe.each(ways)('a file with $name, when the k-th file operation fails', ({ names }) => {
  const begin = () => {
    fs.writeFileSync(path, 'old text\n');
    if (names.includes('b.md') && !fs.existsSync(join(folder, 'b.md')))
      fs.linkSync(path, join(folder, 'b.md'));
  };
  const write: Writer = async fileSystem => {
    begin();
    await writeAtomic(path, Buffer.from(newText), { fileSystem });
  };

  it.each(errnos)('with %s, is old or new, and the error has its name', async code => {
    const count = await failEachCall(code, false, write, (error, call) => {
      const text = fs.readFileSync(path, 'utf8');
      if (error === undefined) expect(text, call).toBe(newText);
      else expect(['old text\n', newText], call).toContain(text);
      if (error !== undefined) expect(namesOf(code), call).toContain(isAppError(error) && error.code);
      // A failing removal leaves a file behind that the next sweep takes away.
      if (error !== undefined) expect(fs.readdirSync(folder).filter(isVisible), call).toEqual(names);
    });
    expect(count).toBeGreaterThan(8);
  });

  it.each(errnos)(
    'with %s and all later ones too, is old or new after the next start and can be written',
    async code => {
      await failEachCall(code, true, write, async (error, call) => {
        await sweepAsAfterRestart();
        const text = fs.readFileSync(path, 'utf8');
        expect(error === undefined ? [newText] : ['old text\n', newText], call).toContain(text);
        await writeAtomic(path, Buffer.from('works again'));
        expect(fs.readFileSync(path, 'utf8')).toBe('works again');
        expect(fs.readdirSync(folder)).toEqual(names);
      });
    },
  );
});

function namesOf(code: string): readonly string[] {
  // A link whose target is gone looks the same as a file that went while it was looked at.
  return code === 'ENOENT' ? ['file.not-found', 'path.not-allowed'] : [expectedCodes[code] ?? 'file.failed'];
}

const isVisible = (name: string): boolean => !name.startsWith('.leysin-');

/** Gives what is left behind to a process that is no more, and sweeps. */
async function sweepAsAfterRestart(): Promise<void> {
  for (const name of fs.readdirSync(folder)) {
    if (!isVisible(name))
      fs.renameSync(join(folder, name), join(folder, name.replace(/-\d+-/, '-999999999-')));
  }
  await sweepTemporaryFiles(folder, ['']);
}

describe('the control: truncate and write', () => {
  it('is neither old nor new for some call, so the sweep of failures can tell', async () => {
    const found = new Set<string>();
    const truncateAndWrite: Writer = async fileSystem => {
      fs.writeFileSync(path, 'old text\n');
      const file = await fileSystem.open(path, 'r+');
      try {
        await file.truncate(0);
        await file.write(Buffer.from(newText), 0);
      } finally {
        await file.close();
      }
    };
    await failEachCall(
      'ENOSPC',
      false,
      truncateAndWrite,
      () => void found.add(fs.readFileSync(path, 'utf8')),
    );
    expect(found).toContain('');
  });
});

describe('writeNew, when the k-th file operation fails', () => {
  it.each(errnos)('with %s, leaves the whole file or none', async code => {
    const target = join(folder, 'sub/new.md');
    const write: Writer = async fileSystem => {
      fs.rmSync(join(folder, 'sub'), { recursive: true, force: true });
      await writeNew(target, Buffer.from('new'), fileSystem);
    };
    const count = await failEachCall(code, false, write, (error, call) => {
      if (error !== undefined) expect(isAppError(error), call).toBe(true);
      if (error === undefined || fs.existsSync(target))
        expect(fs.readFileSync(target, 'utf8'), call).toBe('new');
    });
    expect(count).toBeGreaterThan(8);
  });
});
