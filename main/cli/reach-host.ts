import { isIP, connect as tcpConnect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';

/** Where Electron's releases are when no mirror is named. */
const releases = 'https://github.com/electron/electron/releases/download/';

/** Variables that name a mirror, in the order in which Electron's own download reads them. */
const mirrorVariables = [
  'npm_config_electron_mirror',
  'NPM_CONFIG_ELECTRON_MIRROR',
  'npm_package_config_electron_mirror',
  'ELECTRON_MIRROR',
];

/** The address below which Electron's download looks; undefined when the environment names none that is one. */
export function downloadAddress(env: NodeJS.ProcessEnv): URL | undefined {
  const named = mirrorVariables.map(name => env[name]).find(Boolean);
  return parseUrl(named ?? releases);
}

/** The proxy that stands between this machine and `address`; undefined when there is none. */
export function proxyFor(address: URL, env: NodeJS.ProcessEnv): URL | undefined {
  const name = address.protocol === 'https:' ? 'https_proxy' : 'http_proxy';
  const proxy = env[name] || env[name.toUpperCase()];
  if (!proxy || isExempt(address.hostname, env.no_proxy || env.NO_PROXY || '')) return undefined;
  return parseUrl(/^\w+:\/\//.test(proxy) ? proxy : `http://${proxy}`);
}

/** Whether a connection to the host of `address` comes about, encrypted and with a valid certificate for https. */
export function canConnect(address: URL, signal: AbortSignal): Promise<boolean> {
  const isSecure = address.protocol === 'https:';
  const host = address.hostname.replace(/^\[|\]$/g, '');
  const port = Number(address.port) || (isSecure ? 443 : 80);
  return new Promise(resolve => {
    if (signal.aborted) return resolve(false);
    const socket = isSecure
      ? tlsConnect({ host, port, ...(isIP(host) ? {} : { servername: host }) })
      : tcpConnect({ host, port });
    const end = (isConnected: boolean) => {
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(isConnected);
    };
    const giveUp = () => end(false);
    signal.addEventListener('abort', giveUp);
    socket.on('error', giveUp);
    socket.once(isSecure ? 'secureConnect' : 'connect', () => end(true));
  });
}

function isExempt(hostname: string, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .map(entry => entry.replace(/^\*?\./, '').replace(/:\d+$/, ''))
    .some(entry => entry === '*' || (entry !== '' && (hostname === entry || hostname.endsWith(`.${entry}`))));
}

function parseUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && url.hostname !== '' ? url : undefined;
}
