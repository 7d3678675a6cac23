import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import { type ActCx, type Cx, useCase } from '../../../platform/use-case.ts';
import { openApplication } from '../../applications/index.ts';
import { batchesOpen } from '../../calls/index.ts';
import { isVerified } from '../../organizations/contract.ts';
import { organizationById } from '../../organizations/index.ts';
import type { Work } from '../../works/contract.ts';
import { insertWork, workById } from '../../works/index.ts';
import { entryPolicy } from '../policy.ts';
import { applicationOf } from '../queries-links.ts';
import { rulesNow } from '../queries.ts';
import { promotionFindings, removalFindings } from '../rules.ts';
import { PromoteEntry, RemoveEntry, RestoreEntry, TakeBackEntry } from '../schema.ts';
import { entryById, saveEntry } from '../store.ts';
import type { ReserveEntry } from '../terms.ts';
import { type EntryMoveFacts, entryWorkflow } from '../workflow.ts';
import { asWork, plainFacts, sameVersion, workOf } from './enter-entries.ts';

const lock = (tx: Cx['tx'], { entryId }: { entryId: string }) => entryById(tx, entryId, true);

/** What the moves of an entry are judged by: its producer, the stages, open batches, the state of its application. */
export async function moveFacts({ tx, now, actor }: Cx, entry: ReserveEntry): Promise<EntryMoveFacts> {
  const { content } = await rulesNow(tx, now);
  const producer = entry.producerOrgId === null ? null : await organizationById(tx, entry.producerOrgId);
  return {
    promotion: promotionFindings({
      entry,
      content,
      producer: producer && { isVerified: isVerified(producer), hasHome: producer.homeOrgId !== null },
      openBatches: (await batchesOpen(tx, now)).length,
    }),
    application: (await applicationOf(tx, actor, entry.applicationId))?.state ?? null,
  };
}

/** The dossier of the work: the producer's own, or one opened from what the entry says (一剧一档). */
async function dossierOf(cx: ActCx, entry: ReserveEntry): Promise<Work> {
  const { tx, now, record } = cx;
  const known = await workOf(cx, entry);
  if (known) return workById(tx, known);
  const { regionCode } = await organizationById(tx, entry.producerOrgId ?? '');
  const work = { ...asWork(entry), id: newId(), regionCode, createdAt: now };
  await insertWork(tx, work);
  record({ act: 'work.register', subject: work.id, after: work, note: `由储备项目 ${entry.number} 建立` });
  return work;
}

/** 转申报: the producer gets a draft in an open batch, filled with what dossier and entry know; both keep the link. */
export const promoteEntry = useCase({
  act: 'reserve.promote',
  label: '转申报',
  input: PromoteEntry,
  load: lock,
  view: entryPolicy.view,
  allow: entryPolicy.promote,
  async run(cx, entry, { version, batchId }) {
    const { tx, now, record } = cx;
    const facts = await moveFacts(cx, entry);
    const state = moveOn(entryWorkflow, 'promote', entry.state, facts);
    sameVersion(entry, version);
    const { content } = await rulesNow(tx, now);
    const work = await dossierOf(cx, entry);
    const application = await openApplication(cx, {
      work,
      batchId,
      applicantOrgId: entry.producerOrgId ?? '',
      answers: content.carried.map(({ from, to }) => [to, entry[from]] as const),
      note: `由储备项目 ${entry.number} 转入`,
    });
    const linked = { workId: work.id, applicationId: application.id };
    await saveEntry(tx, { ...entry, ...linked, state, promotedAt: now, changedAt: now });
    record({
      act: 'reserve.promote',
      subject: entry.id,
      also: [application.id, work.id],
      before: { state: entry.state },
      after: { state, ...linked, batchId },
      note: application.draftNumber,
    });
    return { id: entry.id, applicationId: application.id };
  },
});

/** An application that came to nothing gives its work back to the pool, where it goes on from the stage it had. */
export const takeBackEntry = useCase({
  act: 'reserve.take_back',
  label: '退回储备库',
  input: TakeBackEntry,
  load: lock,
  view: entryPolicy.view,
  allow: entryPolicy.take_back,
  async run(cx, entry, { version, reason }) {
    const { tx, now, record } = cx;
    const state = moveOn(entryWorkflow, 'take_back', entry.state, await moveFacts(cx, entry));
    sameVersion(entry, version);
    await saveEntry(tx, { ...entry, state, stageSince: dayOf(now), stallOn: null, promotedAt: null, changedAt: now });
    record({
      act: 'reserve.take_back',
      subject: entry.id,
      before: { state: entry.state, applicationId: entry.applicationId },
      after: { state },
      note: reason,
    });
    return { id: entry.id };
  },
});

export const removeEntry = useCase({
  act: 'reserve.remove',
  label: '出库',
  input: RemoveEntry,
  load: lock,
  view: entryPolicy.view,
  allow: entryPolicy.remove,
  async run({ tx, now, record }, entry, { version, code, note }) {
    const state = moveOn(entryWorkflow, 'remove', entry.state, plainFacts);
    sameVersion(entry, version);
    const { content } = await rulesNow(tx, now);
    const findings = removalFindings(content, code);
    if (findings.length > 0) throw new Problem('form.invalid', {}, findings);
    await saveEntry(tx, { ...entry, state, removalCode: code, removalNote: note, removedAt: now, changedAt: now });
    const label = content.removals.find((one) => one.code === code)?.label ?? code;
    record({
      act: 'reserve.remove',
      subject: entry.id,
      before: { state: entry.state },
      after: { state, code },
      note: `${label}：${note}`,
    });
    return { id: entry.id };
  },
});

export const restoreEntry = useCase({
  act: 'reserve.restore',
  label: '恢复入库',
  input: RestoreEntry,
  load: lock,
  view: entryPolicy.view,
  allow: entryPolicy.restore,
  async run({ tx, now, record }, entry, { version, reason }) {
    const state = moveOn(entryWorkflow, 'restore', entry.state, plainFacts);
    sameVersion(entry, version);
    const back = { removalCode: null, removalNote: null, removedAt: null, stageSince: dayOf(now), stallOn: null };
    await saveEntry(tx, { ...entry, ...back, state, changedAt: now });
    record({
      act: 'reserve.restore',
      subject: entry.id,
      before: { state: entry.state, removalCode: entry.removalCode },
      after: { state },
      note: reason,
    });
    return { id: entry.id };
  },
});
