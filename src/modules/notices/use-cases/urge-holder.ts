import { Problem } from '../../../base/problem.ts';
import { beijingTime, dayOf } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { useCase } from '../../../platform/use-case.ts';
import { personsHolding } from '../../accounts/index.ts';
import { noticesPolicy } from '../policy.ts';
import { latestActsOf, type SeenSubject, subjectsSeen } from '../queries-subjects.ts';
import { UrgeHolder } from '../schema.ts';
import { keepMessages } from '../store.ts';
import { initiatingActs } from '../terms.ts';

async function holdersOf(tx: Tx, { holders }: SeenSubject) {
  const people = [];
  for (const role of holders?.roles ?? [])
    people.push(...(await personsHolding(tx, role, holders?.orgId ?? undefined)));
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/** 催办: who set something going reminds those who have it now, once a day; secret review cannot be urged. */
export const urgeHolder = useCase({
  act: 'todo.urge',
  label: '催办',
  input: UrgeHolder,
  async load(tx, { subjectId }, { actor }) {
    const own = (await latestActsOf(tx, actor.personId, { only: initiatingActs })).some(
      (one) => one.subject === subjectId,
    );
    const subject = own ? (await subjectsSeen(tx, actor, [subjectId])).get(subjectId) : undefined;
    if (!subject) throw new Problem('act.not_found');
    return subject;
  },
  view: noticesPolicy.own,
  allow: noticesPolicy.own,
  async run({ tx, actor, now, record }, subject, { note }) {
    const people = await holdersOf(tx, subject);
    if (!subject.waitsFor || people.length === 0) throw new Problem('notices.not_waiting');
    const [last] = (await latestActsOf(tx, actor.personId, { only: ['todo.urge'] })).filter(
      (one) => one.subject === subject.id,
    );
    if (last && dayOf(last.at) === dayOf(now)) throw new Problem('notices.urged_today', { at: beijingTime(last.at) });
    await keepMessages(
      tx,
      people.map((person) => ({
        personId: person.id,
        rule: 'urged',
        source: `urge:${subject.id}:${actor.personId}:${dayOf(now)}`,
        kind: 'work',
        title: `催办：${subject.title}`,
        body: `${actor.orgName}${actor.name}催办“${subject.title}”${note ? `：${note}` : ''}。`,
        path: subject.path,
        subject: subject.id,
        createdAt: now,
      })),
    );
    record({
      act: 'todo.urge',
      subject: subject.id,
      after: { to: people.length },
      note: `催办${subject.waitsFor}${note ? `：${note}` : ''}`,
    });
    return { id: subject.id };
  },
});
