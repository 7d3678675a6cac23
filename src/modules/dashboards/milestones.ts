import type { z } from 'zod';
import { dayOf, type Instant, type LocalDate } from '../../base/time.ts';
import type { Batch } from '../calls/contract.ts';
import type { DecisionList, Round } from '../expert-review/contract.ts';
import { target } from './home-parts.ts';
import type { StageOut } from './views.ts';

type NoticeFacts = { id: string; openedAt: Instant | null; finalAt: Instant | null };
export type BatchProgress = {
  batch: Batch;
  now: Instant;
  second: Round | undefined;
  final: Round | undefined;
  list: DecisionList | undefined;
  notice: NoticeFacts | undefined;
  windowEnd: LocalDate | null;
};
type Milestone = { key: string; label: string; done: LocalDate | null; planned: LocalDate | null; path: string };

const day = (at: Instant | null | undefined): LocalDate | null => (at ? dayOf(at) : null);
const passed = (on: LocalDate, now: Instant): LocalDate | null => (on < dayOf(now) ? on : null);

function milestones({ batch, now, second, final, list, notice, windowEnd }: BatchProgress): Milestone[] {
  const applications = `/applications?batch=${batch.id}`;
  const arrivals = `/recommendations/arrivals?batch=${batch.id}`;
  const review = (round: Round | undefined, page = '') =>
    round ? `/review/rounds/${round.id}${page}` : '/review/rounds';
  const decisions = list ? `/review/decision-lists/${list.id}` : '/review/decision-lists';
  const publicity = notice ? `/manage/publicity/${notice.id}` : '/manage/publicity';
  return [
    {
      key: 'opened',
      label: '征集开始',
      done: batch.opensOn <= dayOf(now) ? batch.opensOn : null,
      planned: batch.opensOn,
      path: '/manage/calls',
    },
    {
      key: 'submit',
      label: '申报截止',
      done: passed(batch.submitBy, now),
      planned: batch.submitBy,
      path: applications,
    },
    {
      key: 'recommend',
      label: '推荐截止',
      done: passed(batch.recommendBy, now),
      planned: batch.recommendBy,
      path: arrivals,
    },
    { key: 'second_prepare', label: '复评编组', done: day(second?.createdAt), planned: null, path: review(second) },
    { key: 'second_open', label: '复评开评', done: day(second?.openedAt), planned: null, path: review(second) },
    {
      key: 'second_due',
      label: '复评限期',
      done: second?.dueOn ? (passed(second.dueOn, now) ?? day(second.closedAt)) : null,
      planned: second?.dueOn ?? null,
      path: review(second, '/progress'),
    },
    {
      key: 'second_close',
      label: '复评汇总',
      done: day(second?.closedAt),
      planned: null,
      path: review(second, '/results'),
    },
    {
      key: 'advance',
      label: '终评入围',
      done: day(second?.advancedAt),
      planned: null,
      path: review(second, '/results'),
    },
    { key: 'final_prepare', label: '终评编组', done: day(final?.createdAt), planned: null, path: review(final) },
    { key: 'final_open', label: '终评开评', done: day(final?.openedAt), planned: null, path: review(final) },
    {
      key: 'final_due',
      label: '终评限期',
      done: final?.dueOn ? (passed(final.dueOn, now) ?? day(final.closedAt)) : null,
      planned: final?.dueOn ?? null,
      path: review(final, '/progress'),
    },
    {
      key: 'final_close',
      label: '终评汇总',
      done: day(final?.closedAt),
      planned: null,
      path: review(final, '/results'),
    },
    { key: 'propose', label: '拟定名单', done: day(list?.createdAt), planned: null, path: decisions },
    { key: 'release', label: '结论签发', done: day(list?.releasedAt), planned: null, path: decisions },
    { key: 'notice', label: '公示', done: day(notice?.openedAt), planned: null, path: publicity },
    {
      key: 'window',
      label: '异议截止',
      done: windowEnd ? passed(windowEnd, now) : null,
      planned: windowEnd,
      path: publicity,
    },
    { key: 'final', label: '结果发布', done: day(notice?.finalAt), planned: null, path: publicity },
  ];
}

/** Seventeen milestones of a batch from call to result: past, reached, and to come with planned days where known. */
export function milestonesOf(progress: BatchProgress): z.input<typeof StageOut>[] {
  const all = milestones(progress);
  const last = all.findLastIndex((one) => one.done !== null);
  return all.map(({ key, label, done, planned, path }, i) => ({
    key,
    label,
    date: done ?? planned,
    state: i < last ? 'past' : i === last ? 'today' : 'next',
    to: targetWith(path),
  }));
}
const targetWith = (href: string) => {
  const [path = '/', query = ''] = href.split('?');
  return target(path, Object.fromEntries(new URLSearchParams(query)));
};
