import { useState } from 'preact/hooks';
import type { BlogPath } from '../../../shared/model/blog.ts';
import type { Finding } from '../../../shared/model/checks.ts';
import type { PublishDecision, PublishPlan } from '../../../shared/model/publish.ts';
import { describeEmptyPlan } from '../../../shared/publish/describe-nothing.ts';
import { tickedPaths, tickedPosts, type Unticked } from '../../../shared/publish/plan-ticks.ts';
import { suggestMessage } from '../../../shared/publish/suggest-message.ts';
import { publishPlan, reviewChanges } from '../../actions/publish-site.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useApp } from '../app-context.ts';
import { PlanChecks } from '../checks/plan-checks.tsx';
import { EarlierCommitsView } from './earlier-commits-view.tsx';
import { LeftBehindView } from './left-behind-view.tsx';
import { focusFirstFinding, PlanButtons } from './plan-buttons.tsx';
import { PlanDecisions } from './plan-decisions.tsx';
import { PlanPanes } from './plan-panes.tsx';
import { stopsOf } from './plan-stops.ts';

interface PublishDialogProps {
  readonly plan: PublishPlan;
  /** Null: every changed post. */
  readonly path: BlogPath | null;
}

/** Shows exactly what would be published, lets files be unticked, and asks for the message. */
export function PublishDialog({ plan, path }: PublishDialogProps) {
  const app = useApp();
  const scope = useScope(path);
  const [unticked, setUnticked] = useState<Unticked>(new Set());
  // Until the user writes one, the message follows what is ticked; that of the commit, what goes online of it.
  const [written, setMessage] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Finding[]>([]);
  const files = tickedPaths(plan, unticked);
  const stops = stopsOf(found, files);
  const message = written ?? (files === null ? plan.message : suggestMessage(tickedPosts(plan, unticked)));
  const isNothing = files === null ? plan.files.length === 0 : files.length === 0;
  const hasFiles = plan.files.length > 0;
  const isWaiting = plan.commitsWaiting > 0 || plan.decisions.some(isOfNewBranch);
  const canPublish = !scope.isAsking && (hasFiles ? !isNothing : isWaiting);
  return (
    <Dialog title="Publish" size={hasFiles ? 'wide' : 'large'} onClose={scope.leave}>
      <form
        class="form publish-form"
        aria-busy={scope.isAsking}
        onSubmit={event => {
          event.preventDefault();
          if (stops.length > 0) focusFirstFinding(event.currentTarget);
          else if (canPublish) void publishPlan(app, { plan, path, message: written ?? '', files });
        }}
      >
        <div class="publish-body">
          <p class="dialog-text">
            To branch <strong>{plan.branch}</strong> of{' '}
            <span class="dialog-url">{plan.remoteUrl || plan.remote}</span>
          </p>
          <Scope path={scope.path} onChoose={scope.choose} />
          <PlanDecisions plan={plan} unticked={unticked} />
          <EarlierCommitsView earlier={plan.earlier} />
          <PlanChecks plan={plan} path={path} onFound={setFound} />
          {hasFiles ? (
            <>
              <MessageField message={message} onWrite={setMessage} />
              <PlanPanes key={plan.tree} plan={plan} unticked={unticked} onTick={setUnticked} />
            </>
          ) : (
            <p class="dialog-text">
              {isWaiting
                ? 'No file changed since the last commit; what was committed before goes online.'
                : `${describeEmptyPlan(plan.left)}.`}
            </p>
          )}
          <LeftBehindView left={plan.left} />
        </div>
        <PlanButtons hasFiles={hasFiles} canPublish={canPublish} stops={stops} onCancel={scope.leave} />
      </form>
    </Dialog>
  );
}

/** Where a branch is not online, there is something to publish though no file changed. */
const isOfNewBranch = ({ kind }: PublishDecision) => kind === 'branch-new' || kind === 'no-upstream';

/** What the plan in sight is of, and another scope the user has asked for: until its plan is there, nothing is published. */
function useScope(path: BlogPath | null) {
  const app = useApp();
  const [asked, setAsked] = useState<{ readonly path: BlogPath | null } | null>(null);
  return {
    path: asked === null ? path : asked.path,
    isAsking: asked !== null,
    choose(next: BlogPath | null): void {
      setAsked({ path: next });
      void reviewChanges(app, next).finally(() => setAsked(null));
    },
    /** Closes the dialog; a plan on its way must not open it again. */
    leave(): void {
      const status = app.state.publish.status.peek();
      if (asked !== null && status.kind === 'running') status.cancel();
      app.state.dialogs.close();
    },
  };
}

interface MessageFieldProps {
  readonly message: string;
  readonly onWrite: (message: string) => void;
}

function MessageField({ message, onWrite }: MessageFieldProps) {
  return (
    <label class="form-row">
      <span>Message</span>
      <input
        class="field"
        type="text"
        dir="auto"
        autocomplete="off"
        value={message}
        data-first
        onInput={event => onWrite(event.currentTarget.value)}
      />
    </label>
  );
}

interface ScopeProps {
  readonly path: BlogPath | null;
  readonly onChoose: (path: BlogPath | null) => void;
}

/** Lets the user choose between the open post and everything that changed. */
function Scope({ path, onChoose }: ScopeProps) {
  const file = useApp().state.post.open.value;
  if (!file) return null;
  return (
    <fieldset class="scope">
      <legend class="spoken">What to publish</legend>
      <label class="form-check">
        <input type="radio" name="scope" checked={path !== null} onChange={() => onChoose(file.path)} />
        <span>This post with its files</span>
      </label>
      <label class="form-check">
        <input type="radio" name="scope" checked={path === null} onChange={() => onChoose(null)} />
        <span>All changed posts</span>
      </label>
    </fieldset>
  );
}
