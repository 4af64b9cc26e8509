const storageName = 'leysin-key';

// What the server writes into the page: 256 bits in hex, or nothing
const keyPattern = /^[0-9a-f]{64}$/;

/**
 * The key by which the browser shell knows its windows, or undefined in another shell. The page gets it once, right
 * after a link was used; from then on it is in this origin's storage, which, unlike the cookie, no other port shares.
 */
export function sessionKey(): string | undefined {
  const given = document.querySelector<HTMLMetaElement>('meta[name="leysin-key"]');
  if (given && keyPattern.test(given.content)) {
    localStorage.setItem(storageName, given.content);
    given.remove();
  }
  return localStorage.getItem(storageName) ?? undefined;
}
