/** Whom commits are by. */
export interface Author {
  readonly name: string;
  readonly email: string;
}

/** Whether git takes this as a name: it cuts off punctuation around it and refuses what is empty then (git, `ident.c`). */
export function isAuthorName(name: string): boolean {
  return !/^-|[\p{Cc}<>]/u.test(name) && /[^\s.,:;"'\\]/u.test(name) && name.length <= 200;
}

/** Whether this can be an e-mail address in a commit; nothing is ever sent to it. */
export function isAuthorEmail(email: string): boolean {
  return /^[^-\s\p{Cc}<>@][^\s\p{Cc}<>@]{0,200}@[^\s\p{Cc}<>@]{1,200}$/u.test(email);
}
