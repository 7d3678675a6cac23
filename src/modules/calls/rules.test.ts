import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endOfDay, instant, localDate, startOfDay } from '../../base/time.ts';
import { flawsIn } from '../../base/workflow.ts';
import type { Batch } from './contract.ts';
import {
  batchFindings,
  batchPhase,
  dateChangeFindings,
  extensionFindings,
  fillLetter,
  partStates,
  readinessFindings,
} from './rules.ts';
import { callParts, type CallPart } from './terms.ts';
import { callWorkflow } from './workflow.ts';

const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code);
const dates = (number: number, opensOn: string, submitBy: string, recommendBy: string) => ({
  number,
  name: `第${number}批`,
  opensOn: localDate(opensOn),
  submitBy: localDate(submitBy),
  recommendBy: localDate(recommendBy),
});
const threeBatches = [
  dates(1, '2026-05-26', '2026-06-05', '2026-06-15'),
  dates(2, '2026-06-16', '2026-07-15', '2026-07-31'),
  dates(3, '2026-08-01', '2026-09-15', '2026-09-30'),
];
const early = { now: instant('2026-05-25T00:00:00Z'), isRestDay: () => false };
const batch = (it: ReturnType<typeof dates>): Batch => ({
  ...it,
  id: 'b',
  callId: 'c',
  callVersionId: 'v',
  opensAt: startOfDay(it.opensOn),
  closesAt: endOfDay(it.submitBy),
  recommendationEndsAt: endOfDay(it.recommendBy),
});

test('the three batches of the plan stand without a finding', () => {
  assert.deepEqual(batchFindings(threeBatches, early), []);
  assert.deepEqual(codes(batchFindings([], early)), ['batches_none']);
});

test('crossed dates, repeated numbers, overlaps, rest days and unknown years are named', () => {
  const check = (it: ReturnType<typeof dates>[], over = {}) => codes(batchFindings(it, { ...early, ...over }));
  assert.deepEqual(check([dates(1, '2026-06-06', '2026-06-05', '2026-06-04')]), ['order', 'order']);
  assert.deepEqual(
    check([dates(1, '2026-05-26', '2026-06-05', '2026-06-15'), dates(1, '2026-07-01', '2026-07-15', '2026-07-31')]),
    ['number_twice'],
  );
  assert.deepEqual(
    check([dates(1, '2026-05-26', '2026-06-05', '2026-06-15'), dates(2, '2026-06-05', '2026-07-15', '2026-07-31')]),
    ['overlap'],
  );
  assert.deepEqual(check([dates(1, '2026-05-26', '2026-06-05', '2026-06-05')], { isRestDay: () => true }), [
    'rest_day',
    'rest_day',
  ]);
  assert.deepEqual(check([dates(1, '2026-05-26', '2026-06-05', '2026-06-05')], { isRestDay: () => null }), [
    'calendar_unknown',
    'calendar_unknown',
  ]);
  assert.deepEqual(check(threeBatches, { now: instant('2026-06-05T16:00:00.000Z') }), ['already_past']);
  assert.deepEqual(check(threeBatches, { now: instant('2026-06-05T15:59:59.999Z') }), []);
});

test('a batch opens at 0:00, closes at 24:00 and recommends until 24:00 of its second date', () => {
  const it = batch(threeBatches[0] as ReturnType<typeof dates>);
  const at = (time: string) => batchPhase(it, instant(time));
  assert.deepEqual(
    [
      '2026-05-25T23:59:59.999+08:00',
      '2026-05-26T00:00:00+08:00',
      '2026-06-05T23:59:59.999+08:00',
      '2026-06-06T00:00:00+08:00',
      '2026-06-15T23:59:59.999+08:00',
      '2026-06-16T00:00:00+08:00',
    ].map(at),
    ['coming', 'open', 'open', 'recommending', 'recommending', 'past'],
  );
});

test('published dates move forward only, and an opening that has happened stays', () => {
  const before = batch(threeBatches[0] as ReturnType<typeof dates>);
  const now = instant('2026-06-04T02:00:00Z');
  const change = (opensOn: string, submitBy: string, recommendBy: string) =>
    codes(dateChangeFindings(before, { ...dates(1, opensOn, submitBy, recommendBy) }, now));
  assert.deepEqual(change('2026-05-26', '2026-06-08', '2026-06-18'), []);
  assert.deepEqual(change('2026-05-26', '2026-06-05', '2026-06-15'), ['same']);
  assert.deepEqual(change('2026-05-27', '2026-06-05', '2026-06-15'), ['opened']);
  assert.deepEqual(change('2026-05-26', '2026-06-03', '2026-06-15'), ['past']);
  assert.deepEqual(change('2026-05-26', '2026-06-20', '2026-06-15'), ['order']);
});

test('an extension needs an outage long enough and near enough, and moves the date for all', () => {
  const it = batch(threeBatches[0] as ReturnType<typeof dates>);
  const policy = { outageMinutes: 10, withinHours: 4, clause: '征集通知' };
  const now = instant('2026-06-05T23:30:00+08:00');
  const check = (from: string, until: string, submitBy = '2026-06-06', recommendBy = '2026-06-15') =>
    codes(
      extensionFindings(
        it,
        {
          downFrom: instant(from),
          downUntil: instant(until),
          submitBy: localDate(submitBy),
          recommendBy: localDate(recommendBy),
        },
        { policy, now },
      ),
    );
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T22:10:00+08:00'), []);
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T22:09:59+08:00'), ['outage_short']);
  assert.deepEqual(check('2026-06-05T19:40:00+08:00', '2026-06-05T20:00:00+08:00'), ['outage_far']);
  assert.deepEqual(check('2026-06-05T19:40:00+08:00', '2026-06-05T20:00:01+08:00'), []);
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T23:40:00+08:00'), ['outage_future']);
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T22:10:00+08:00', '2026-06-05'), ['same']);
  assert.deepEqual(check('2026-06-05T22:00:00+08:00', '2026-06-05T22:10:00+08:00', '2026-06-04'), ['earlier']);
  assert.deepEqual(
    codes(
      extensionFindings(
        it,
        { downFrom: now, downUntil: now, submitBy: it.submitBy, recommendBy: it.recommendBy },
        { policy: undefined, now },
      ),
    ),
    ['no_policy'],
  );
});

const none = Object.fromEntries(Object.keys(callParts).map((part) => [part, []])) as unknown as Record<CallPart, []>;
const digests = Object.fromEntries(Object.keys(callParts).map((part) => [part, `d-${part}`])) as Record<
  CallPart,
  string
>;
test('lights: red must be mended, yellow be confirmed as it stands, green may open', () => {
  const lights = (over: object) =>
    Object.fromEntries(
      partStates({ findings: none, cautions: {}, confirmed: {}, digests, ...over }).map(({ part, light }) => [
        part,
        light,
      ]),
    );
  assert.ok(Object.values(lights({})).every((light) => light === 'green'));
  assert.equal(lights({ cautions: { form: '原文未见' } }).form, 'yellow');
  const seen = (digest: string) => ({
    form: { digest, byName: '王', at: instant('2026-05-25T00:00:00Z'), note: '已核对' },
  });
  assert.equal(lights({ cautions: { form: '原文未见' }, confirmed: seen('d-form') }).form, 'green');
  assert.equal(lights({ cautions: { form: '原文未见' }, confirmed: seen('older') }).form, 'yellow');
  const findings = { ...none, quota: [{ code: 'x', message: '错' }] };
  assert.equal(lights({ findings, confirmed: { quota: { ...seen('d-quota').form } } }).quota, 'red');
  assert.deepEqual(
    readinessFindings(partStates({ findings, cautions: { form: '原文未见' }, confirmed: {}, digests } as never)).map(
      ({ path: at }) => at,
    ),
    ['form', 'quota'],
  );
});

test('a letter is filled with the words of the case; what is not given stays visible', () => {
  assert.equal(fillLetter('recommendation', '推荐{部数}部：{作品清单}', { 部数: '5' }), '推荐5部：{作品清单}');
});

test('the workflow has no dead end', () => assert.deepEqual(flawsIn(callWorkflow), []));
