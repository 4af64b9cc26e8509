const secretNames: readonly RegExp[] = [
  /(^|\/)\.env(\.(?!(example|sample|template|dist)$)[^/]*)?$/,
  /\.(pem|key|p12|pfx|keystore|jks|kdbx|ppk)$/,
  // Posts may be about such files.
  /(^|\/)id_(rsa|dsa|ecdsa|ed25519)(?!.*\.(md|markdown|rst|html?)$)[^/]*$/,
  /(^|\/)([._]netrc|\.(npmrc|pypirc|pgpass|htpasswd|git-credentials))$/,
  /(^|\/)(credentials|secrets?|service-account[^/.]*)$/,
  /(^|\/)(credentials?|secrets?|service-account[^/]*)(\.[^/]*)?\.(json|ya?ml|toml|ini|txt)$/,
  /(^|\/)\.(ssh|gnupg|aws)\//,
];

/** Whether a file's name is one that passwords, keys and tokens are kept under: such files are never published unasked. */
export function isSecretName(path: string): boolean {
  const name = path.toLowerCase();
  return secretNames.some(pattern => pattern.test(name));
}
