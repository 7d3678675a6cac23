import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, localDate } from '../../base/time.ts';
import { callContent } from '../../../tests/world/rounds.ts';
import { deskRows, minutesLeft } from './desk.ts';
import { closeFindings, markFindings, sheetFindings, totalOf } from './rules.ts';
import { outcomeOf } from './results.ts';
import type { Sheet } from './terms.ts';

const content = callContent();
const settings = { ...content.review, panelMinimum: 3, panelMaximum: 5, odd: true };
const codes = (findings: { code: string }[]) => findings.map((one) => one.code);

test('marks: bounds, half marks, unknown criteria; a sheet lacks what it lacks', () => {
  const { rubric } = content;
  const marks = { theme: 30, story: 25, innovation: 15, feasibility: 15, communication: 15 };
  assert.deepEqual(
    markFindings(rubric, {
      marks: { theme: 30.5, story: -1, innovation: 0.3, orientation: 1 },
      gates: { theme: 'pass' },
    }).map((one) => one.path),
    ['marks.theme', 'marks.story', 'marks.innovation', 'marks.orientation', 'gates.theme'],
  );
  assert.deepEqual(markFindings(rubric, { marks: { theme: 29.5 }, gates: {} }), []);
  const comment = '字'.repeat(30);
  assert.deepEqual(sheetFindings(rubric, { marks, gates: { orientation: 'pass' }, comment, vetoReason: '' }), []);
  assert.deepEqual(
    codes(sheetFindings(rubric, { marks, gates: { orientation: 'fail' }, comment: comment.slice(1), vetoReason: ' ' })),
    ['veto_reason_missing', 'comment_short'],
  );
  assert.equal(totalOf(rubric, marks), 100);
  assert.equal(totalOf(rubric, { theme: 30 }), undefined);
});

const sheets = (totals: number[], gates: ('pass' | 'fail')[] = []) =>
  totals.map((theme, i) => ({
    applicationId: 'work-1',
    reviewer: `r${i}`,
    gates: { orientation: gates[i] ?? 'pass' },
    marks: { theme, story: 20, innovation: 10, feasibility: 10, communication: 10 },
  }));
const work = [{ applicationId: 'work-1', categoryCode: 'era', recommenderOrgId: 'u' }];
const outcome = (given: ReturnType<typeof sheets>) =>
  outcomeOf({ rubric: content.rubric, review: content.review, works: work, sheets: given, cut: 1 }).rows[0];

test('the official score: none under five marks, the plain mean up to six, trimmed at both ends from seven on', () => {
  assert.equal(outcome(sheets([10, 20, 30, 10]))?.score, null);
  assert.equal(outcome(sheets([10, 20, 30, 10]))?.dropped, 'no_score');
  assert.equal(outcome(sheets([10, 20, 30, 10, 20]))?.score, 68);
  assert.equal(outcome(sheets([0, 20, 20, 20, 20, 20, 30]))?.score, 70);
});

test('works whose place rests on severe or mild experts are near the line, and the checks are told', () => {
  const five = (applicationId: string, who: string, theme: number) =>
    sheets(Array.from({ length: 5 }, () => theme)).map((one, i) => ({ ...one, applicationId, reviewer: `${who}${i}` }));
  const ids = ['mild', 'severe', 'both', 'low', 'least'];
  const given = [
    ...five('mild', 'm', 25),
    ...five('severe', 's', 22),
    ...five('both', 'm', 20),
    ...five('both', 's', 10),
    ...five('low', 'm', 5),
    ...five('low', 's', 1),
    ...five('least', 'm', 2),
    ...five('least', 's', 0),
  ];
  const { rows, agreement } = outcomeOf({
    rubric: content.rubric,
    review: content.review,
    works: ids.map((applicationId) => ({ applicationId, categoryCode: 'era', recommenderOrgId: 'u' })),
    sheets: given,
    cut: 1,
  });
  assert.deepEqual(
    rows.map((row) => [row.applicationId, row.place, row.borderline]),
    [
      ['mild', 1, true],
      ['severe', 2, true],
      ['both', 3, false],
      ['low', 4, false],
      ['least', 5, false],
    ],
  );
  assert.match(agreement.words, /^一致性[^；]*；与名次的相关（τ）：校准分 0\.80、标准分 0\.80、位次/);
});

test('a veto needs the share the call announced', () => {
  const fails = (n: number) =>
    outcome(
      sheets(
        [20, 20, 20, 20, 20],
        Array.from({ length: 5 }, (_, i) => (i < n ? 'fail' : 'pass')),
      ),
    );
  assert.deepEqual(
    [0, 1, 2, 3].map((n) => fails(n)?.veto),
    [false, false, false, true],
  );
  assert.equal(fails(3)?.dropped, 'veto');
});

test('closing: early only when everything is in, late with a note, never with too few marks', () => {
  const sheet = (state: Sheet['state']) => ({ state, seatState: 'ready' as const });
  const of = (...all: Sheet['state'][]) => [{ applicationId: 'w', number: '1', title: '一', sheets: all.map(sheet) }];
  const dueOn = localDate('2026-07-15');
  const at = (works: ReturnType<typeof of>, now: string) =>
    closeFindings({ works, settings, dueOn, now: instant(now) }).map((one) => [one.code, one.weight]);
  assert.deepEqual(at(of('submitted', 'submitted', 'submitted'), '2026-07-02T00:00:00+08:00'), []);
  assert.deepEqual(at(of('submitted', 'submitted', 'submitted', 'draft'), '2026-07-15T23:59:59.999+08:00'), [
    ['not_due', undefined],
  ]);
  assert.deepEqual(at(of('submitted', 'submitted', 'submitted', 'draft'), '2026-07-16T00:00:00.000+08:00'), [
    ['pending', 'look'],
  ]);
  assert.deepEqual(at(of('submitted', 'submitted', 'recused'), '2026-07-16T00:00:00+08:00'), [
    ['too_few_marks', undefined],
  ]);
});

test('a recused row keeps its number and loses its title, and every expert has an own order', () => {
  const sheetFor = (n: number, state: Sheet['state']): Sheet => ({
    id: `s${n}`,
    version: 1,
    roundId: 'r',
    seatId: 'p',
    applicationId: `work-${n}`,
    state,
    marks: { theme: 20 },
    gates: {},
    comment: '',
    vetoReason: '',
    recusalCode: null,
    recusalNote: null,
    savedAt: null,
    submittedAt: null,
  });
  const works = [1, 2, 3, 4, 5, 6].map((n) => ({
    applicationId: `work-${n}`,
    number: `2026-01-000${n}`,
    title: `作品${n}`,
  }));
  const given = { sheets: works.map((_, i) => sheetFor(i + 1, i === 0 ? 'recused' : 'draft')), works };
  const rows = deskRows(content.rubric, { ...given, seed: 'expert-1|r' });
  assert.deepEqual(
    rows.filter((row) => row.state === 'recused').map((row) => [row.number, row.title, row.done]),
    [['2026-01-0001', '', 0]],
  );
  assert.notDeepEqual(
    rows.map((row) => row.number),
    deskRows(content.rubric, { ...given, seed: 'expert-2|r' }).map((row) => row.number),
  );
});

test('the rest is estimated from the own pace, without long pauses', () => {
  const times = ['09:00', '09:10', '09:20', '12:00', '12:10'].map((time) => instant(`2026-07-01T${time}:00+08:00`));
  assert.equal(minutesLeft(times, 6, instant('2026-07-01T13:00:00+08:00')), 60);
  assert.equal(minutesLeft(times.slice(0, 1), 6, instant('2026-07-01T13:00:00+08:00')), null);
  assert.equal(minutesLeft(times, 0, instant('2026-07-01T13:00:00+08:00')), 0);
});
