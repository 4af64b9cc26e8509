import { createRequire } from 'node:module';

/** The part of `resedit` that is used here. */
interface ResEdit {
  readonly NtExecutable: {
    createEmpty(is32Bit: boolean, isDll: boolean): { generate(): ArrayBuffer };
  };
  readonly NtExecutableResource: {
    from(
      executable: object,
      ignoresMissing: boolean,
    ): { entries: object[]; outputResource(executable: object): void };
  };
  readonly Resource: {
    readonly VersionInfo: {
      createEmpty(): {
        lang: number;
        setFileVersion(major: number, minor: number, micro: number, revision: number, lang: number): void;
        setStringValues(
          table: { readonly lang: number; readonly codepage: number },
          values: Readonly<Record<string, string>>,
        ): void;
        outputToResourceEntries(entries: object[]): void;
      };
    };
  };
}

const americanEnglish = 1033;
const unicode = 1200;

/**
 * A program for Windows that holds nothing but a description of itself, which electron-builder changes and beside which
 * it puts the archive's hash.
 */
export function makeStandInExe(): Buffer {
  const { NtExecutable, NtExecutableResource, Resource } = loadResEdit();
  const executable = NtExecutable.createEmpty(false, false);
  const resource = NtExecutableResource.from(executable, true);
  const version = Resource.VersionInfo.createEmpty();
  version.lang = americanEnglish;
  version.setFileVersion(1, 0, 0, 0, americanEnglish);
  version.setStringValues(
    { lang: americanEnglish, codepage: unicode },
    { ProductName: 'Stand-in for Electron' },
  );
  version.outputToResourceEntries(resource.entries);
  resource.outputResource(executable);
  return Buffer.from(executable.generate());
}

/** electron-builder's own: what it writes with can read what is written here. */
function loadResEdit(): ResEdit {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  return createRequire(builder.resolve('app-builder-lib'))('resedit');
}
