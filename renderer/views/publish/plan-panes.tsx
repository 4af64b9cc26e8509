import { useState } from 'preact/hooks';
import type { PublishPlan } from '../../../shared/model/publish.ts';
import { listRows, type Unticked } from '../../../shared/publish/plan-ticks.ts';
import { ChosenDifference } from './chosen-difference.tsx';
import { type ChosenRow, PlanFiles } from './plan-files.tsx';

interface PlanPanesProps {
  readonly plan: PublishPlan;
  readonly unticked: Unticked;
  readonly onTick: (unticked: Unticked) => void;
}

/** The files of a plan, to be ticked, and beside them what changed in the chosen one. */
export function PlanPanes({ plan, unticked, onTick }: PlanPanesProps) {
  const rows = listRows(plan);
  const [chosen, choose] = useState<ChosenRow>({ row: 0, file: null });
  const row = rows[chosen.row];
  const file = chosen.file === null ? row?.files[0] : row?.files[chosen.file];
  return (
    <div class="plan-panes">
      <div class="plan-ticks">
        <AllPosts plan={plan} unticked={unticked} onTick={onTick} />
        <PlanFiles
          plan={plan}
          rows={rows}
          unticked={unticked}
          onTick={onTick}
          chosen={chosen}
          onChoose={choose}
        />
      </div>
      {row && file ? <ChosenDifference key={file.path} post={row.post.path} file={file} /> : null}
    </div>
  );
}

/** Ticks or unticks everything at once, where there is more than one post, and says how much is ticked. */
function AllPosts({ plan: { posts, files }, unticked, onTick }: PlanPanesProps) {
  if (posts.length < 2) return null;
  const ticked = files.filter(({ path }) => !unticked.has(path)).length;
  return (
    <label class="form-check plan-all">
      <input
        type="checkbox"
        checked={ticked === files.length}
        indeterminate={ticked > 0 && ticked < files.length}
        onChange={event => onTick(new Set(event.currentTarget.checked ? [] : files.map(({ path }) => path)))}
      />
      <span>All {posts.length} posts</span>
      <span>
        {ticked} of {files.length} files
      </span>
    </label>
  );
}
