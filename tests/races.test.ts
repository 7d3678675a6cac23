/** What two people could break at once and no module tests alone: numbers, exceptions, submissions, locks. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { nothing } from '../src/base/endpoint.ts';
import { everyone } from '../src/base/policy.ts';
import { Problem } from '../src/base/problem.ts';
import { applicationsEndpoints } from '../src/modules/applications/endpoints.ts';
import { issueDocument } from '../src/modules/documents/index.ts';
import { firstReviewEndpoints as first } from '../src/modules/first-review/endpoints.ts';
import { quotasEndpoints } from '../src/modules/quotas/endpoints.ts';
import { verifyAudit } from '../src/platform/audit.ts';
import { newId } from '../src/platform/ids.ts';
import { perform, useCase } from '../src/platform/use-case.ts';
import { aFilledDraft, anOpenCall } from './world/builders.ts';
import { aForeignHouse, type Foreign } from './world/foreign.ts';

let it: Foreign;
before(async () => void (it = await aForeignHouse()));
after(() => it.world.close());

test('twenty papers numbered at once, every third of them rolled back: no gap and no number twice', async () => {
  const unit = await it.world.unit('SC');
  const issuing = useCase({
    act: 'test.issue',
    label: '制发',
    input: nothing,
    load: async () => null,
    view: everyone,
    allow: everyone,
    async run(cx) {
      const wanted = { organizationId: unit.id, kind: 'recommendation_letter' as const, mark: '川示例' };
      const { id, serial } = await issueDocument(cx, {
        ...wanted,
        title: '示例',
        subject: newId(),
        content: { said: '示例' },
      });
      if (cx.request.agent === 'refused') throw new Problem('row.changed');
      return { id, serial };
    },
  });
  const replies = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      perform(
        it.world.house,
        issuing,
        { actor: it.officer.actor, request: i % 3 === 2 ? { agent: 'refused' } : {} },
        {},
      ),
    ),
  );
  const serials = replies.filter((one) => one.status === 'fulfilled').map((one) => one.value.serial);
  assert.deepEqual(
    serials.toSorted((a, b) => a - b),
    Array.from({ length: 14 }, (_, i) => i + 1),
  );
  assert.equal(
    replies.filter((one) => one.status === 'rejected' && (one.reason as Problem).code === 'row.changed').length,
    6,
  );
});

test('an exception is decided once, however many leaders click and whatever they click', async () => {
  const { exceptionId = '' } = it.ids;
  const second = await it.world.person(it.world.national, ['national_leader'], '另一签发');
  const replies = await Promise.all(
    Array.from({ length: 10 }, (_, i) => {
      const who = i % 2 ? second : it.leader;
      const said = { exceptionId, version: 1, opinion: '按实际情况办理' };
      return i % 3 === 0 ? who.post(quotasEndpoints.refuse, said) : who.post(quotasEndpoints.approve, said);
    }),
  );
  assert.equal(replies.filter((one) => one.status === 200).length, 1);
  assert.deepEqual([...new Set(replies.filter((one) => one.status !== 200).map((one) => one.status))], [409]);
  const decided = await it.world.db
    .selectFrom('auditEntries')
    .select('act')
    .where('subject', '=', exceptionId)
    .execute();
  assert.equal(decided.filter((one) => /approve|refuse/.test(one.act)).length, 1);
});

test('submitted at once, with one key and with many: every application once, numbers run on', async () => {
  const call = await anOpenCall(it.world);
  const batchId = call.batches[1]?.id ?? '';
  const drafts = [];
  for (let i = 0; i < 4; i++) drafts.push(await aFilledDraft(it.producer, { batchId, title: `桂林竞相提交${i}` }));
  const replies = await Promise.all(
    drafts.flatMap(({ id: applicationId }) => [
      ...[1, 2].map(() =>
        it.producer.post(applicationsEndpoints.submit, { applicationId }, `one-key-${applicationId}`),
      ),
      ...[3, 4].map((n) =>
        it.producer.post(applicationsEndpoints.submit, { applicationId }, `key-${n}-${applicationId}`),
      ),
    ]),
  );
  assert.ok(
    replies.every((one) => [200, 409].includes(one.status)),
    replies.map((one) => `${one.status} ${one.problem.code}`).join(),
  );
  const rows = await it.world.db
    .selectFrom('applications')
    .select(['number', 'state', 'edition'])
    .where('batchId', '=', batchId)
    .execute();
  assert.deepEqual(
    rows.map((row) => [row.state, row.edition]),
    rows.map(() => ['submitted', 1]),
  );
  const serials = rows.map((row) => Number(row.number?.slice(-4))).toSorted((a, b) => a - b);
  assert.deepEqual(
    serials,
    serials.map((_, i) => (serials[0] ?? 0) + i),
  );
  assert.equal(
    await it.world.count(
      'application_editions',
      `application_id in (select id from applications where batch_id = '${batchId}')`,
    ),
    4,
  );
});

test('acts that take the same rows in another order never end in an error of the system', async () => {
  const { 'first-review:listId': listId = '', reviewed: applicationId = '' } = it.ids;
  const unit = await it.world.unit('GX');
  const who = await it.world.person(unit.id, ['unit_secretary', 'unit_leader'], '周签发');
  const replies = await Promise.all(
    Array.from({ length: 24 }, (_, i) =>
      i % 3 === 0
        ? who.post(first.opinion, { listId, applicationId, version: 0, opinion: '示例意见' })
        : i % 3 === 1
          ? who.post(first.place, { listId, version: 2, applicationId, rank: 2 })
          : who.post(first.passOver, { applicationId, opinion: '示例：本次不予推荐' }),
    ),
  );
  assert.deepEqual(
    replies.map((one) => one.status).filter((status) => status >= 500),
    [],
  );
  assert.equal((await verifyAudit(it.world.db)).verified, true);
});

test('a work renamed by eight editors at once has one new name; the others see it, none waits in vain', async () => {
  const call = await anOpenCall(it.world);
  const { id: applicationId } = await aFilledDraft(it.producer, {
    batchId: call.batches[1]?.id ?? '',
    title: '桂林旧名',
  });
  const { version: seen } = await it.world.db
    .selectFrom('applicationAnswers')
    .select('version')
    .where('applicationId', '=', applicationId)
    .where('field', '=', 'basic.title')
    .executeTakeFirstOrThrow();
  const rename = (value: string) =>
    it.producer.post(applicationsEndpoints.save, { applicationId, answers: [{ field: 'basic.title', value, seen }] });
  const replies = await Promise.all(Array.from({ length: 8 }, (_, i) => rename(`桂林新名${i}`)));
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, ...Array.from({ length: 7 }, () => 409)]);
});
