/**
 * The web address of a commit (of the repository when `commit` is null) for a remote on GitHub, GitLab, Codeberg,
 * Gitea, Forgejo, Bitbucket or sourcehut, by https or ssh; null for any other remote.
 */
export function forgeUrl(remoteUrl: string, commit: string | null): string | null {
  const place = parseRemote(remoteUrl);
  if (!place) return null;
  const forge = forges.find(([pattern]) => pattern.test(place.host));
  if (!forge) return null;
  const repository = `https://${place.host}/${place.path}`;
  return commit === null ? repository : `${repository}/${forge[1]}/${commit}`;
}

const forges: readonly (readonly [RegExp, string])[] = [
  [/^github\.com$/, 'commit'],
  [/(^|\.)gitlab\./, '-/commit'],
  [/^(codeberg\.org|gitea\.com|.*\b(gitea|forgejo)\b.*)$/, 'commit'],
  [/^bitbucket\.org$/, 'commits'],
  [/^git\.sr\.ht$/, 'commit'],
];

function parseRemote(remoteUrl: string): { host: string; path: string } | null {
  const url = /^(?:https|ssh|git\+ssh):\/\/(?:[^/@]*@)?([^/:@]+)(?::\d+)?\/(.+)$/i.exec(remoteUrl);
  const short = /^(?:[\w.-]+@)?([\w.-]+\.[\w-]+):(?!\/\/)(.+)$/.exec(remoteUrl);
  const [, host = '', rest = ''] = url ?? short ?? [];
  const path = rest.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  const isPlain = /^[\w.~-]+(\/[\w.~-]+)+$/.test(path) && !path.split('/').includes('..');
  return host !== '' && isPlain ? { host: host.toLowerCase(), path } : null;
}
