import { randomBytes } from 'node:crypto';
import { isSameSecret } from './request-gate.ts';

/**
 * A browser that has used a link. The cookie lets it load the app, which shows nothing of a blog; the key lets the app
 * speak to main. Two secrets, because browsers send a cookie to every port of a host, also after a click on a link in
 * a post, while the key stays in storage that belongs to our port alone.
 */
export interface Session {
  readonly cookie: string;
  readonly key: string;
}

/** The browsers that may use a running server. */
export interface Sessions {
  /** A secret that makes one session. */
  newToken(): string;
  /**
   * Trades a token for a session, which is `known` where the browser had one. Undefined when the token is no unused
   * one; a browser with a session keeps it then, but gets no key again.
   */
  open(token: string, known: Session | undefined): Session | undefined;
  find(cookie: string | undefined): Session | undefined;
  /** The key, for the one page load after a link was used; '' for every other. */
  takeKey(session: Session): string;
}

/** No sessions and no tokens yet. */
export function createSessions(): Sessions {
  const tokens = new Set<string>();
  const sessions = new Set<Session>();
  const awaitingKey = new Set<Session>();
  return {
    newToken: () => {
      const token = newSecret();
      tokens.add(token);
      return token;
    },
    open: (token, known) => {
      const unused = [...tokens].find(candidate => isSameSecret(token, candidate));
      if (unused === undefined) return undefined;
      tokens.delete(unused);
      const session = known ?? { cookie: newSecret(), key: newSecret() };
      sessions.add(session);
      awaitingKey.add(session);
      return session;
    },
    find: cookie => [...sessions].find(session => isSameSecret(cookie, session.cookie)),
    takeKey: session => (awaitingKey.delete(session) ? session.key : ''),
  };
}

/** 256 random bits in hex. */
export function newSecret(): string {
  return randomBytes(32).toString('hex');
}
