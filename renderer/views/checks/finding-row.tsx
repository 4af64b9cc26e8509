import { isCheckSetting } from '../../../shared/checks/check-settings.ts';
import { ruleWords } from '../../../shared/checks/rule-words.ts';
import type { CheckSetting, Finding } from '../../../shared/model/checks.ts';

interface FindingRowProps {
  readonly finding: Finding;
  /** Whether the file is said, because there are several. */
  readonly hasFile: boolean;
  /** Whether its place can be shown in the editor. */
  readonly canGo: boolean;
  readonly isFirst: boolean;
  readonly isBusy: boolean;
  readonly onGo: () => void;
  readonly onMend: () => void;
  /** Sets the rule for this blog. */
  readonly onSet: (setting: CheckSetting) => void;
}

const words = { error: 'Error', warning: 'Warning' } as const;

/** One finding: how much it matters, where it is, what it is, and what can be done. */
export function FindingRow(props: FindingRowProps) {
  const { finding, hasFile, canGo, isFirst, isBusy, onGo, onMend, onSet } = props;
  const { severity, file, line, message, fix, rule, earlier } = finding;
  const place = hasFile ? `${file}, line ${line}` : `Line ${line}`;
  return (
    <li class="finding">
      <span class={`finding-mark finding-${severity}`}>{words[severity]}</span>
      <div class="finding-what">
        <p class="finding-message" dir="auto">
          {message}
        </p>
        {earlier === undefined ? null : (
          <p class="finding-rule" dir="auto">
            In the commit “{earlier || 'without a message'}”, made earlier
          </p>
        )}
        <label class="finding-rule">
          <span title={`The rule “${rule}”`}>In this blog, {ruleWords[rule]} are</span>{' '}
          <select
            class="finding-setting"
            value={severity}
            disabled={isBusy}
            data-first={isFirst && !canGo ? true : undefined}
            onChange={event => onSet(settingOf(event.currentTarget.value))}
          >
            <option value="error">errors</option>
            <option value="warning">warnings</option>
            <option value="off">not checked</option>
          </select>
        </label>
      </div>
      <div class="finding-buttons">
        {canGo ? (
          <button
            type="button"
            class="link"
            data-first={isFirst ? true : undefined}
            aria-label={`Go to ${place}: ${message}`}
            onClick={onGo}
          >
            <bdi>{place}</bdi>
          </button>
        ) : (
          <bdi>{place}</bdi>
        )}
        {fix === undefined ? null : (
          <button type="button" class="button" disabled={isBusy} onClick={onMend}>
            {fix.label}
          </button>
        )}
      </div>
    </li>
  );
}

/** The choices are ours. */
function settingOf(value: string): CheckSetting {
  return isCheckSetting(value) ? value : 'warning';
}
