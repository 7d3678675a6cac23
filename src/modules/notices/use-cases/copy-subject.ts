import { Problem } from '../../../base/problem.ts';
import { type Actor, hasRole, roles } from '../../../base/policy.ts';
import { nothing } from '../../../base/endpoint.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { activePersons, actorOfPerson, personById } from '../../accounts/index.ts';
import { noticesPolicy } from '../policy.ts';
import { subjectsSeen } from '../queries-subjects.ts';
import { ReadCopies, SendCopy } from '../schema.ts';
import { insertCopies, keepMessages, markCopiesRead } from '../store.ts';
import { copyRule } from '../rules.ts';

/** Whom a person may copy something to: active colleagues; experts neither send nor receive (their panel is secret). */
async function colleaguesOf(tx: Tx, actor: Actor) {
  if (hasRole(actor, 'expert')) return [];
  const people = await activePersons(tx, actor.orgId);
  return people.filter((one) => one.id !== actor.personId && !one.roles.includes('expert'));
}

export const listColleagues = reading({
  input: nothing,
  load: async () => null,
  view: noticesPolicy.own,
  async show({ tx, actor }) {
    const rows = await colleaguesOf(tx, actor);
    return {
      rows: rows.map((one) => ({ id: one.id, name: one.name, roles: one.roles.map((role) => roles[role]).join('、') })),
    };
  },
});

/** 抄送: a subject goes to colleagues for reading, with a note; who may not see it cannot be given it. */
export const copySubject = useCase({
  act: 'copy.send',
  label: '抄送',
  input: SendCopy,
  async load(tx, { subjectId, kind }, { actor }) {
    const subject = (await subjectsSeen(tx, actor, [subjectId])).get(subjectId);
    if (subject?.kind !== kind) throw new Problem('act.not_found');
    return subject;
  },
  view: noticesPolicy.copy,
  allow: noticesPolicy.copy,
  async run({ tx, actor, now, record }, subject, { toIds, note }) {
    const colleagues = new Set((await colleaguesOf(tx, actor)).map((one) => one.id));
    if (!toIds.every((id) => colleagues.has(id))) throw new Problem('notices.colleague');
    const blind: string[] = [];
    for (const id of toIds) {
      const reader = await actorOfPerson(tx, id);
      if (!(await subjectsSeen(tx, reader, [subject.id])).has(subject.id)) blind.push(reader.name);
    }
    if (blind.length > 0) throw new Problem('notices.unseen_by', { names: blind.join('、') });
    const names = await Promise.all(toIds.map(async (id) => (await personById(tx, id)).name));
    const line = { subject: subject.id, title: subject.title, path: subject.path, note, createdAt: now };
    const ids = await insertCopies(
      tx,
      toIds.map((toId) => ({ ...line, toId, fromId: actor.personId, fromName: actor.name })),
    );
    await keepMessages(
      tx,
      toIds.map((personId, i) => ({
        personId,
        rule: copyRule.key,
        source: `copy:${ids[i]}`,
        kind: 'copy',
        title: `抄送：${subject.title}`,
        body: note ? `${actor.name}：${note}` : `${actor.name}抄送给您阅知。`,
        path: '/todo?tab=copied',
        subject: subject.id,
        createdAt: now,
      })),
    );
    record({
      act: 'copy.send',
      subject: subject.id,
      after: { to: toIds },
      note: `抄送${names.join('、')}${note ? `：${note}` : ''}`,
    });
    return { id: subject.id };
  },
});

/** 一键已阅: the copies named, or all of them. */
export const readCopies = useCase({
  act: 'copy.read',
  label: '已阅',
  input: ReadCopies,
  load: async () => null,
  view: noticesPolicy.own,
  allow: noticesPolicy.own,
  async run({ tx, actor, now, record }, _, { ids }) {
    const count = await markCopiesRead(tx, { personId: actor.personId, ids, now });
    record({ act: 'copy.read', subject: actor.personId, after: { count } });
    return { id: actor.personId };
  },
});
