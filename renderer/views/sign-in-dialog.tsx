import { useState } from 'preact/hooks';
import type {
  HostKeyQuestion,
  LoginQuestion,
  PassphraseQuestion,
  SignInAnswer,
} from '../../shared/model/sign-in.ts';
import { answerSignIn } from '../actions/answer-sign-in.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useApp } from './app-context.ts';

/** Asks what a host wants to know before it lets us in, over whatever else is open. */
export function SignInDialogs() {
  const app = useApp();
  const open = app.state.signIn.current.value;
  if (open === null) return null;
  const { id, question } = open;
  const answer = (value: SignInAnswer | null) => void answerSignIn(app, id, value);
  return question.kind === 'host-key' ? (
    <HostKeyDialog key={id} question={question} onAnswer={answer} />
  ) : (
    <SecretDialog key={id} question={question} onAnswer={answer} />
  );
}

interface AskProps<Question> {
  readonly question: Question;
  readonly onAnswer: (answer: SignInAnswer | null) => void;
}

/** A password, token or passphrase, with the user name where the host does not know it yet. */
function SecretDialog({ question, onAnswer }: AskProps<LoginQuestion | PassphraseQuestion>) {
  const isLogin = question.kind === 'login';
  const [user, setUser] = useState(isLogin ? (question.user ?? question.lastUser ?? '') : '');
  const [secret, setSecret] = useState('');
  const [isKept, setKept] = useState(false);
  const asksUser = isLogin && question.user === null;
  const isUserFirst = asksUser && question.lastUser === null;
  const submit = (event: Event) => {
    event.preventDefault();
    if (secret !== '') onAnswer({ user: user.trim(), secret, isKept });
  };
  return (
    <Dialog
      title={isLogin ? `Sign in to ${question.host}` : 'Unlock your key'}
      onClose={() => onAnswer(null)}
    >
      <form class="form" onSubmit={submit} autocomplete="off">
        <Reason question={question} />
        {asksUser ? (
          <label class="form-row">
            <span>User name</span>
            <input
              class="field"
              type="text"
              dir="ltr"
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              value={user}
              data-first={isUserFirst || undefined}
              onInput={event => setUser(event.currentTarget.value)}
            />
          </label>
        ) : null}
        <label class="form-row">
          <span>{isLogin ? 'Password or token' : 'Passphrase'}</span>
          <input
            class="field"
            type="password"
            dir="ltr"
            autocomplete="off"
            value={secret}
            data-first={isUserFirst ? undefined : true}
            onInput={event => setSecret(event.currentTarget.value)}
          />
          {isLogin ? (
            <span class="form-hint">
              GitHub, GitLab and most other hosts want an access token here, which you make in your account’s
              settings there.
            </span>
          ) : null}
        </label>
        <label class="form-check">
          <input type="checkbox" checked={isKept} onChange={event => setKept(event.currentTarget.checked)} />
          <span>{keepingWords[question.keeper]}</span>
        </label>
        <div class="dialog-buttons">
          <button type="button" class="button" onClick={() => onAnswer(null)}>
            Cancel
          </button>
          <button
            type="submit"
            class="button button-primary"
            disabled={secret === '' || (asksUser && user.trim() === '')}
          >
            {isLogin ? 'Sign in' : 'Unlock'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

const keepingWords = {
  helper: 'Keep it: git’s credential helper on this computer stores it',
  memory: 'Keep it until Leysin ends (in memory only)',
} as const;

function Reason({ question }: { readonly question: LoginQuestion | PassphraseQuestion }) {
  if (question.kind === 'passphrase')
    return (
      <>
        {question.isAgain ? <Refused text="That passphrase does not open this key." /> : null}
        <p class="dialog-text">Your host lets you in by a key, which a passphrase protects:</p>
        <p class="dialog-path">{question.keyFile}</p>
      </>
    );
  return (
    <>
      {question.isAgain ? <Refused text="The host did not let you in with what it was given." /> : null}
      {question.user !== null ? (
        <p class="dialog-text">
          The host wants the password of <strong>{question.user}</strong>. It is sent to nobody else.
        </p>
      ) : question.isAgain ? null : (
        <p class="dialog-text">
          The host wants to know who you are. What you type here is sent to it and to nobody else.
        </p>
      )}
    </>
  );
}

function Refused({ text }: { readonly text: string }) {
  return (
    <p class="form-error" role="alert">
      {text}
    </p>
  );
}

/** Shows who a host says it is, before anything is sent there for the first time. */
function HostKeyDialog({ question, onAnswer }: AskProps<HostKeyQuestion>) {
  const { host, keyType, fingerprint } = question;
  return (
    <Dialog title={`Connect to ${host}`} onClose={() => onAnswer(null)} isInterrupting>
      <p class="dialog-text">
        This computer has never connected to this host. Compare its fingerprint with the one that the host
        publishes, on its web site for example. If they differ, somebody stands between you and the host: do
        not connect.
      </p>
      <p class="dialog-text">
        <strong>Fingerprint of its {keyType} key</strong>
      </p>
      <p class="dialog-path fingerprint" dir="ltr">
        {fingerprint}
      </p>
      <p class="dialog-text">If you connect, ssh remembers the key, and you are not asked again.</p>
      <div class="dialog-buttons">
        <button type="button" class="button" onClick={() => onAnswer(null)}>
          Cancel
        </button>
        <button
          type="button"
          class="button button-primary"
          onClick={() => onAnswer({ user: '', secret: '', isKept: false })}
        >
          Connect
        </button>
      </div>
    </Dialog>
  );
}
