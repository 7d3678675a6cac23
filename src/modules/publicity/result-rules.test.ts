import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleCalendar } from '../../base/sample-calendar.ts';
import { instant, localDate } from '../../base/time.ts';
import { finishFindings, listInForce, nothingReady, partFindings, standingsOf, unfinished } from './result-rules.ts';
import type { Edition, NoticeRow } from './terms.ts';

const calendar = sampleCalendar();
const row = (applicationId: string, over: Partial<NoticeRow> = {}): NoticeRow => ({
  applicationId,
  applicantOrgId: 'o1',
  recommenderOrgId: 'u1',
  number: `2026-01-${applicationId}`,
  title: `骑楼下${applicationId}`,
  applicant: '南方示例影视有限公司',
  recommender: '广东省广播电视局',
  category: '人间烟火',
  kind: 'selected',
  from: localDate('2026-06-15'),
  until: localDate('2026-06-23'),
  days: 5,
  finalIn: null,
  ...over,
});
const codes = (found: { code: string }[]) => found.map((one) => one.code);
const objection = { number: 'YY2026-0001', workTitle: '骑楼下b', state: '核查中', applicationId: 'b' };
const lastInstant = instant('2026-06-23T23:59:59.999+08:00');
const over = instant('2026-06-24T00:00:00.000+08:00');

test('the result is final when the window is over and nothing is pending, not a millisecond before', () => {
  const facts = { rows: [row('a')], calendar, pending: [] };
  assert.deepEqual(codes(finishFindings({ ...facts, now: lastInstant })), ['window_open']);
  assert.deepEqual(codes(finishFindings({ ...facts, now: over })), []);
  assert.deepEqual(codes(finishFindings({ ...facts, pending: [objection], now: over })), ['objection_open']);
});

test('each work waits for its own window and its own objections only', () => {
  const later = { from: localDate('2026-06-22'), until: localDate('2026-06-29') };
  const rows = [row('a'), row('b'), row('c', later), row('d', { finalIn: 2 })];
  const at = (now: typeof over) => standingsOf({ rows, calendar, pending: [objection], now });
  assert.deepEqual(
    at(lastInstant).map((one) => one.standing),
    ['running', 'objected', 'running', 'final'],
  );
  assert.deepEqual(codes(nothingReady(at(lastInstant))), ['nothing_ready']);
  assert.deepEqual(
    at(over).map((one) => one.standing),
    ['ready', 'objected', 'running', 'final'],
  );
  assert.deepEqual(nothingReady(at(over)), []);
  const named = (...which: string[]) =>
    partFindings(
      at(over),
      which.map((one) => `2026-01-${one}`),
    );
  assert.deepEqual(named('a'), []);
  assert.deepEqual(codes(named('a', 'b', 'c', 'd', 'x')), [
    'objection_open',
    'window_open',
    'result_final',
    'not_listed',
  ]);
  assert.ok(named('b').every((one) => one.path === 'works' && one.message.includes('《骑楼下b》')));
  assert.deepEqual(
    unfinished(rows).map((one) => one.applicationId),
    ['a', 'b', 'c'],
  );
});

test('a result that names some works does not take the place of the list', () => {
  const edition = (number: number, kind: Edition['kind']) => ({ edition: number, kind }) as Edition;
  const history = [edition(1, 'notice'), edition(2, 'result'), edition(3, 'republished'), edition(4, 'result')];
  assert.equal(listInForce(history)?.edition, 3);
  assert.equal(listInForce(history.slice(0, 2))?.edition, 1);
  assert.equal(listInForce([]), undefined);
});
