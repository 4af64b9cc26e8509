import { expect, test } from 'vitest';
import type { CheckReport, Finding } from '../../shared/model/checks.ts';
import type { PublishOutcome } from '../../shared/model/publish.ts';
import { aFile, aPlan } from '../state/samples.test-support.ts';
import { checkPost, noteShown } from './check-post.ts';
import { createFakeApp } from './fake-app.test-support.ts';
import { goToFinding, mendFinding } from './mend-finding.ts';
import { openPost } from './open-post.ts';
import { publishAnyway, publishPlan } from './publish-site.ts';

const published: PublishOutcome = { result: 'published', commit: 'c', url: null, files: ['a.md'] };

const aFinding = (change: Partial<Finding> = {}): Finding => ({
  file: 'a.md',
  line: 1,
  rule: 'todo',
  severity: 'warning',
  message: 'A note.',
  post: 'a.md',
  token: 't',
  isOld: false,
  isAccepted: false,
  ...change,
});
const aReport = (...findings: readonly Finding[]): CheckReport => ({ findings, posts: 1, problems: [] });

/** A window with a post open, whose checks find these one after another. */
async function withReports(...reports: readonly CheckReport[]) {
  const left = [...reports];
  let version = 1;
  const fake = createFakeApp({
    'posts.read': () => aFile(),
    'posts.save': () => {
      version += 1;
      return { version: `v${version}` };
    },
    'journal.append': () => undefined,
    'publish.plan': () => aPlan(),
    'publish.run': () => published,
    'checks.run': () => left.shift() ?? aReport(),
    'checks.accept': () => undefined,
    'checks.fix': () => undefined,
  });
  await openPost(fake.app, 'a.md');
  const dialog = () => fake.app.state.dialogs.current.peek();
  return { ...fake, dialog };
}

const scopeOf = (path: string) => ({ paths: [path], earlier: null });

test('an error stops a publish and is shown', async () => {
  const report = aReport(aFinding({ severity: 'error', rule: 'missing-image' }));
  const { app, names, dialog } = await withReports(report);
  noteShown(app, report.findings);
  await publishPlan(app, { plan: aPlan(), path: 'a.md', message: 'A message', files: null });
  expect(names()).not.toContain('publish.run');
  expect(dialog()).toMatchObject({ kind: 'checks', report, publish: { path: 'a.md', message: 'A message' } });
});

test('whoever publishes from a plan that shows a warning has accepted it', async () => {
  const { app, names, made } = await withReports(aReport(aFinding()));
  noteShown(app, [aFinding()]);
  await publishPlan(app, { plan: aPlan(), path: 'a.md', message: '', files: null });
  expect(made.find(({ name }) => name === 'checks.accept')?.params).toEqual({ tokens: ['t'] });
  expect(names()).toContain('publish.run');
});

test('a warning that nobody has seen asks, and goes on when it is accepted', async () => {
  const { app, names, made, dialog } = await withReports(aReport(aFinding({ token: 'u' })));
  await publishPlan(app, { plan: aPlan(), path: 'a.md', message: '', files: null });
  const shown = dialog();
  if (shown?.kind !== 'checks' || shown.publish === null) throw new Error('nothing is asked');
  expect(names()).not.toContain('publish.run');
  await publishAnyway(app, shown.publish, shown.report.findings, false);
  expect(made.find(({ name }) => name === 'checks.accept')?.params).toEqual({ tokens: ['u'] });
  expect(names()).toContain('publish.run');
  expect(dialog()).toBeNull();
});

test('a post that has come into the plan while findings were put right is shown first', async () => {
  const { app, names, dialog } = await withReports(aReport(aFinding()));
  const [own] = aPlan().posts;
  if (!own) throw new Error('no post');
  const files = [{ path: 'b.md', change: 'modified' }] as const;
  const before = aPlan({ posts: [{ ...own, path: 'b.md', parts: [] }], files });
  await publishAnyway(app, { plan: before, path: null, message: '', files: null }, [aFinding()], true);
  expect(names()).not.toContain('publish.run');
  expect(dialog()).toMatchObject({ kind: 'publish', path: null, plan: aPlan() });
});

test('what is online already neither stops nor asks', async () => {
  const old = aFinding({ severity: 'error', isOld: true });
  const { app, names } = await withReports(aReport(old, aFinding({ isOld: true })));
  await publishPlan(app, { plan: aPlan(), path: 'a.md', message: '', files: null });
  expect(names()).toContain('publish.run');
});

test('a warning that was accepted does not ask', async () => {
  const { app, names, dialog } = await withReports(aReport(aFinding({ isAccepted: true })));
  await publishPlan(app, { plan: aPlan(), path: 'a.md', message: '', files: null });
  expect(names()).toContain('publish.run');
  expect(dialog()).toBeNull();
});

test('the command shows what was found, and asks nothing', async () => {
  const report = aReport(aFinding());
  const { app, dialog } = await withReports(report);
  await checkPost(app);
  expect(dialog()).toEqual({
    kind: 'checks',
    report,
    scope: { paths: ['a.md'], earlier: null },
    publish: null,
  });
});

test('a finding is gone to in its line', async () => {
  const { app, lines } = await withReports();
  await goToFinding(app, aFinding({ line: 7 }));
  expect(lines).toEqual([7]);
});

test('in the open post a fix is a change of the text, which is saved', async () => {
  const fix = { kind: 'text', label: 'Write it', changes: [{ from: 0, to: 4, insert: 'Word' }] } as const;
  const finding = aFinding({ fix });
  const { app, names, editor } = await withReports(aReport(finding), aReport());
  expect(await mendFinding(app, finding, scopeOf('a.md'))).toEqual(aReport());
  expect(editor.text()).toBe('Word\n');
  expect(names()).not.toContain('checks.fix');
});

test('a fix of what is not found any more changes nothing', async () => {
  const fix = { kind: 'text', label: 'Write it', changes: [{ from: 0, to: 4, insert: 'Word' }] } as const;
  const { app, editor } = await withReports(aReport(aFinding({ fix, token: 'other' })));
  await expect(mendFinding(app, aFinding({ fix }), scopeOf('a.md'))).rejects.toMatchObject({
    code: 'checks.no-fix',
  });
  expect(editor.text()).toBe('Text\n');
});

test('a fix of another post, or of a photo, is made by main', async () => {
  const text = { kind: 'text', label: 'Write it', changes: [] } as const;
  const photo = { kind: 'photo-place', label: 'Remove', photo: 'a.jpg' } as const;
  const { app, names } = await withReports();
  await mendFinding(app, aFinding({ post: 'b.md', file: 'b.md', fix: text }), scopeOf('b.md'));
  await mendFinding(app, aFinding({ fix: photo }), scopeOf('a.md'));
  expect(names().filter(name => name === 'checks.fix')).toHaveLength(2);
});
