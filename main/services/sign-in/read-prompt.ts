/** A prompt of git or ssh, understood. */
export type Prompt =
  /** `place` is a scheme with a host, as in `https://example.org:8443`, or what ssh calls the host after `ssh://`. */
  | {
      readonly kind: 'login';
      readonly wants: 'user' | 'secret';
      readonly place: string;
      readonly user: string | null;
    }
  | { readonly kind: 'passphrase'; readonly keyFile: string }
  | {
      readonly kind: 'host-key';
      readonly host: string;
      readonly keyType: string;
      readonly fingerprint: string;
    };

/**
 * Understands what git (credential.c) and OpenSSH (sshconnect.c, sshconnect2.c) ask under `LC_ALL=C`; null for anything
 * else, which nobody here has an answer to.
 */
export function readPrompt(prompt: string): Prompt | null {
  return readHostKey(prompt) ?? readPassphrase(prompt) ?? readGitLogin(prompt) ?? readSshPassword(prompt);
}

/** What a login is for, of an address or of what git says it is: scheme, host and port, nothing else. */
export function placeOf(address: string): string | null {
  try {
    const { protocol, host } = new URL(address);
    return host === '' ? null : `${protocol}//${host}`;
  } catch {
    return null;
  }
}

function readHostKey(prompt: string): Prompt | null {
  const host = /authenticity of host '([^']+)' can't be established/.exec(prompt)?.[1];
  const [, keyType, fingerprint] = /(\S+) key fingerprint is (SHA256:[A-Za-z0-9+/]+)/.exec(prompt) ?? [];
  if (host === undefined || keyType === undefined || fingerprint === undefined) return null;
  return { kind: 'host-key', host: shortHost(host), keyType, fingerprint };
}

/** ssh names host and address; where they are the same it says so twice. */
function shortHost(host: string): string {
  const [, name, address] = /^(\S+) \((\S+)\)$/.exec(host) ?? [];
  return name !== undefined && name === address ? name : host;
}

function readPassphrase(prompt: string): Prompt | null {
  const keyFile = /^Enter (?:passphrase|PIN) for (?:\S+ )?key '?(.+?)'?: ?$/s.exec(prompt)?.[1];
  return keyFile === undefined ? null : { kind: 'passphrase', keyFile };
}

function readGitLogin(prompt: string): Prompt | null {
  const [, field, address] = /^(Username|Password) for '(.+)': ?$/s.exec(prompt) ?? [];
  const place = address === undefined ? null : placeOf(address);
  if (address === undefined || place === null) return null;
  const user = new URL(address).username;
  return {
    kind: 'login',
    wants: field === 'Username' ? 'user' : 'secret',
    place,
    user: user === '' ? null : decodeURIComponent(user),
  };
}

function readSshPassword(prompt: string): Prompt | null {
  const [, user, host] =
    /^(\S+)@(\S+)'s password: ?$/.exec(prompt) ?? /^\((\S+)@(\S+)\) Password: ?$/i.exec(prompt) ?? [];
  if (user === undefined || host === undefined) return null;
  return { kind: 'login', wants: 'secret', place: `ssh://${host}`, user };
}
