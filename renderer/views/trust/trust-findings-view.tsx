import type { TrustFinding, TrustFindingGroup, TrustFindings } from '../../../shared/model/trust.ts';
import { describeTrustFinding, groupTitles } from '../../../shared/trust/describe-trust-finding.ts';

/** What matters before one trusts a blog; the rest is there to be looked up. */
const open: readonly TrustFindingGroup[] = ['publish', 'maybe', 'route'];
const folded: readonly TrustFindingGroup[] = ['never', 'plain'];

/** Says what could run in a blog once it is trusted, by when it runs. */
export function TrustFindingsView({ findings }: { readonly findings: TrustFindings }) {
  const ofGroup = (group: TrustFindingGroup) => findings.found.filter(finding => finding.group === group);
  const summary = summarise(ofGroup);
  return (
    <div class="trust-findings">
      {findings.hasChanged ? (
        <p class="trust-changed">
          You trusted this blog before. Since then something that can run here, or that changes where your
          posts go, was added or changed; it is marked “new”. If you do not know why, choose Not now and ask
          who works on this blog with you.
        </p>
      ) : null}
      {findings.remotes.length > 0 ? (
        <p class="trust-quiet">
          Published to{' '}
          {findings.remotes.map(({ name, url }, index) => (
            <span key={`${name} ${url}`}>
              {index > 0 ? ', ' : ''}
              <bdi class="dialog-url">{url}</bdi>
            </span>
          ))}
        </p>
      ) : null}
      {summary === '' ? (
        <p class="trust-quiet">Nothing found that could run a program.</p>
      ) : (
        <p>
          <strong>Found:</strong> {summary}.
        </p>
      )}
      {open.map(group => (
        <OpenGroup key={group} group={group} findings={ofGroup(group)} />
      ))}
      {folded.map(group => (
        <FoldedGroup key={group} group={group} findings={ofGroup(group)} />
      ))}
      {findings.left > 0 ? (
        <p class="trust-quiet">{findings.left} more of these kinds are not listed.</p>
      ) : null}
    </div>
  );
}

/** How many of each there are, since the list may be longer than its room. */
function summarise(ofGroup: (group: TrustFindingGroup) => readonly TrustFinding[]): string {
  const [publish, maybe, route] = open.map(group => ofGroup(group).length);
  return [
    publish ? `${publish} that ${publish === 1 ? 'runs' : 'run'} when you publish` : '',
    maybe ? `${maybe} that ${maybe === 1 ? 'runs' : 'run'} only under a condition` : '',
    route ? `${route} that ${route === 1 ? 'changes' : 'change'} where your posts go, or how` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

interface GroupProps {
  readonly group: TrustFindingGroup;
  readonly findings: readonly TrustFinding[];
}

function OpenGroup({ group, findings }: GroupProps) {
  if (findings.length === 0) return null;
  return (
    <section class={`trust-group trust-${group}`} aria-label={groupTitles[group]}>
      <h3 class="trust-title">{groupTitles[group]}</h3>
      <TrustFindingList findings={findings} />
    </section>
  );
}

function FoldedGroup({ group, findings }: GroupProps) {
  if (findings.length === 0) return null;
  return (
    <details class="trust-folded">
      <summary>
        {groupTitles[group]} ({findings.length})
      </summary>
      <TrustFindingList findings={findings} />
    </details>
  );
}

function TrustFindingList({ findings }: Pick<GroupProps, 'findings'>) {
  return (
    <ul class="trust-list">
      {findings.map(finding => (
        <TrustFindingRow
          key={`${finding.file} ${finding.line} ${finding.kind} ${finding.name} ${finding.value}`}
          finding={finding}
        />
      ))}
    </ul>
  );
}

function TrustFindingRow({ finding }: { readonly finding: TrustFinding }) {
  const { what, when } = describeTrustFinding(finding);
  const { name, value, file, line, isNew } = finding;
  return (
    <li>
      {isNew ? <span class="trust-new">new</span> : null} <strong>{what}.</strong> {when}
      <div class="trust-source">
        {/* A hook is named by its sentence and its file. */}
        {line === null && value === '' ? null : <bdi>{value === '' ? name : `${name} = ${value}`}</bdi>}
        <span class="trust-place">
          <bdi>{file}</bdi>
          {line === null ? '' : `, line ${line}`}
        </span>
      </div>
    </li>
  );
}
