/** What git or ssh wants to know before a host lets us in, as the user is asked. No secret is in it. */
export type SignInQuestion = LoginQuestion | PassphraseQuestion | HostKeyQuestion;

/** A user name and a password or token. */
export interface LoginQuestion {
  readonly kind: 'login';
  /** With its port where it has one. */
  readonly host: string;
  /** The user name, where it is settled already. */
  readonly user: string | null;
  /** The user name given before, where it may be another one now. */
  readonly lastUser: string | null;
  /** Whether what was given before was refused. */
  readonly isAgain: boolean;
  /** Who keeps it when the user wants it kept: the credential helper git is set to use, or this program until it ends. */
  readonly keeper: 'helper' | 'memory';
}

/** The passphrase of a key of the user's. */
export interface PassphraseQuestion {
  readonly kind: 'passphrase';
  /** The key's file as ssh names it. */
  readonly keyFile: string;
  readonly isAgain: boolean;
  readonly keeper: 'memory';
}

/** Whether a host nobody here has met is the right one. */
export interface HostKeyQuestion {
  readonly kind: 'host-key';
  readonly host: string;
  /** For example ED25519. */
  readonly keyType: string;
  /** As ssh writes it: `SHA256:` and 43 characters. */
  readonly fingerprint: string;
}

/** The user's answer; for a host key it means to connect. */
export interface SignInAnswer {
  /** The user name; '' where none was asked for. */
  readonly user: string;
  /** The password, token or passphrase; '' for a host key. */
  readonly secret: string;
  readonly isKept: boolean;
}
