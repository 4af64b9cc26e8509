const rules: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/'"]*@/gi, '$1'],
  [/\b(?:gh[oprsu]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abp]-[\w-]{10,})/g, '…'],
  [/\b(authorization:\s*(?:basic|bearer|token)\s+)\S+/gi, '$1…'],
  [/([?&](?:access_token|private_token|token|password|key)=)[^&\s'"]+/gi, '$1…'],
];

/** Cuts user names and passwords of addresses, and whatever has the shape of an access token, out of `text`. */
export function redact(text: string): string {
  return rules.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), text);
}
