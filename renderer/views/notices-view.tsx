import { describeError } from '../../shared/errors/describe-error.ts';
import type { ErrorButton } from '../../shared/errors/error-description.ts';
import { openPost } from '../actions/open-post.ts';
import { runCommand } from '../commands/command-table.ts';
import type { Notice } from '../state/notices-state.ts';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';

/** What the user is being told: errors as alerts that stay, the rest politely. */
export function NoticesView() {
  const { notices } = useApp().state.notices;
  const errors = notices.value.filter(notice => notice.kind === 'error');
  const infos = notices.value.filter(notice => notice.kind === 'info');
  return (
    <div class="notices">
      {errors.map(notice => (
        <ErrorNotice key={notice.key} notice={notice} />
      ))}
      <output class="notices-polite" aria-label="Notices">
        {infos.map(notice => (
          <InfoNotice key={notice.key} notice={notice} />
        ))}
      </output>
    </div>
  );
}

function ErrorNotice({ notice }: { readonly notice: Extract<Notice, { kind: 'error' }> }) {
  const app = useApp();
  const { title, text, buttons, details } = describeError(notice.error);
  // Who tries again to get changes does not publish.
  const press = ({ command, isAgain }: ErrorButton) =>
    isAgain && notice.again ? notice.again() : runCommand(app, command);
  return (
    <div class="notice notice-error" role="alert">
      <Icon name="alert" />
      <div class="notice-body">
        <strong class="notice-title">{title}</strong>
        <p class="notice-text">{text}</p>
        {details ? (
          // Where the sentence leads to them, they are in sight.
          <details class="notice-details" open={/\bbelow\b/.test(text)}>
            <summary>Details</summary>
            <pre>{details}</pre>
          </details>
        ) : null}
        {buttons.length > 0 ? (
          <div class="notice-buttons">
            {buttons.map(button => (
              <button
                key={button.label}
                type="button"
                class="button button-small"
                onClick={() => press(button)}
              >
                {button.label}
              </button>
            ))}
          </div>
        ) : null}
      </div>
      <Dismiss notice={notice} />
    </div>
  );
}

function InfoNotice({ notice }: { readonly notice: Extract<Notice, { kind: 'info' }> }) {
  const app = useApp();
  const { path, details } = notice;
  return (
    <div class="notice">
      <Icon name="info" />
      <div class="notice-body">
        <p class="notice-text">{notice.text}</p>
        {details ? (
          <details class="notice-details">
            <summary>{details.heading}</summary>
            <ul>
              {details.lines.map(line => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </details>
        ) : null}
        {path === undefined ? null : (
          <div class="notice-buttons">
            <button type="button" class="button button-small" onClick={() => void openPost(app, path)}>
              Open it
            </button>
          </div>
        )}
      </div>
      <Dismiss notice={notice} />
    </div>
  );
}

/** What is not solved stays: a failed save cannot be waved away. */
function Dismiss({ notice }: { readonly notice: Notice }) {
  const { notices } = useApp().state;
  if (notice.key === 'save' || notice.key === 'connection') return null;
  return (
    <button
      type="button"
      class="button button-icon"
      aria-label="Dismiss"
      title="Dismiss"
      onClick={() => notices.clear(notice.key)}
    >
      <Icon name="close" />
    </button>
  );
}
