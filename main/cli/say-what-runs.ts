import type { Api } from '../../shared/api/contract.ts';
import type { PublishOutcome } from '../../shared/model/publish.ts';
import { describeTrustFinding, groupTitles } from '../../shared/trust/describe-trust-finding.ts';
import type { Terminal } from './command.ts';

/** Where a command stopped because the blog is not trusted, says what git could run there; nothing has run. */
export async function sayWhatRuns(api: Api, outcome: PublishOutcome, terminal: Terminal): Promise<void> {
  if (outcome.error?.code !== 'blog.untrusted') return;
  const { found, hasChanged } = await api.call('trust.findings', undefined);
  const heard = found.filter(({ group }) => group === 'publish' || group === 'maybe' || group === 'route');
  if (hasChanged) terminal.say('You trusted this blog before; what is marked “new” has changed since.');
  if (heard.length === 0) terminal.say('Nothing was found in it that could run a program.');
  let title = '';
  for (const finding of heard) {
    if (groupTitles[finding.group] !== title) terminal.say(`${groupTitles[finding.group]}:`);
    title = groupTitles[finding.group];
    const { name, value, file, line, isNew } = finding;
    const setting = value === '' ? name : `${name} = ${value}`;
    terminal.say(`  ${isNew ? 'new: ' : ''}${describeTrustFinding(finding).what}`);
    terminal.say(`    ${setting} (${file}${line === null ? '' : `, line ${line}`})`);
  }
  terminal.say('To trust it, say --trust.');
}
