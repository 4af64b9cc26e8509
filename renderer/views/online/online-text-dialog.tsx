import { compareSides } from '../../../shared/merge/compare-sides.ts';
import type { OnlineText } from '../../../shared/model/online.ts';
import { describeAmount, describeChange, describeTime, nameGetting } from '../../errors/describe-online.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { SidesTable } from '../sides-table.tsx';
import { GettingButtons } from './getting-buttons.tsx';

/** The open post beside what it is online; changes nothing. */
export function OnlineTextDialog() {
  const app = useApp();
  const { dialogs, online, post } = app.state;
  const found = online.openText.value;
  const news = online.news.value;
  const title = post.open.value?.entry.title || post.open.value?.path;
  const rows = found?.text == null ? [] : compareSides(app.desk.editor?.text() ?? '', found.text);
  return (
    <Dialog title="Changed online" size={rows.length > 0 ? 'large' : 'small'} onClose={dialogs.close}>
      <p class="dialog-text">
        {found ? describeFound(found) : 'It could not be looked at what this post is online now.'}{' '}
        {found ? describeGetting(found, rows.length > 0) : ''}
      </p>
      {rows.length > 0 ? (
        <>
          <h3 class="online-item-title">
            <bdi>{title}</bdi>
          </h3>
          <SidesTable rows={rows} other="Online" />
        </>
      ) : null}
      <GettingButtons label={news ? nameGetting(news) : 'Get it'} />
    </Dialog>
  );
}

function describeFound(found: OnlineText): string {
  const { change } = found;
  const amount = describeAmount(found);
  const when = change.when === 0 ? '' : `, ${describeTime(change.when, new Date())}`;
  return `${describeChange(change)}${when}${amount === '' ? '' : `: ${amount}`}.`;
}

function describeGetting({ change }: OnlineText, isOther: boolean): string {
  if (change.change === 'deleted') return 'Getting that takes it away here, too, unless you changed it.';
  return isOther
    ? 'Getting it joins both, and overwrites nothing you wrote.'
    : 'Your text of it is the same.';
}
