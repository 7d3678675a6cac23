import { z } from 'zod';
import { nobodyId, type Role } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf, type Instant, type LocalDate } from '../../../base/time.ts';
import type { WorkingCalendar } from '../../../base/working-days.ts';
import type { Tx } from '../../../platform/database.ts';
import { isMailAddress } from '../../../platform/mail.ts';
import type { TodoSource } from '../../../platform/todo.ts';
import { useCase } from '../../../platform/use-case.ts';
import type { Person } from '../../accounts/contract.ts';
import { activePersons, actorOf } from '../../accounts/index.ts';
import { calendarOf } from '../../plans/index.ts';
import { noticesPolicy } from '../policy.ts';
import { mutedBy } from '../queries.ts';
import { daysLeft, dueRule, dueRungOf, reminderOf } from '../rules.ts';
import { keepMails, keepMessages, type NewMail, type NewMessage } from '../store.ts';
import { todosOf, type Waiting } from '../todo-list.ts';

type Reminder = { person: Person; todo: Waiting; rung: NonNullable<ReturnType<typeof dueRungOf>>; left: number };

/**
 * Who hears of somebody's lateness at T+2: the head of the same organisation. Experts have none: who sits is a secret.
 */
const superiorRoles: Partial<Record<Person['orgKind'], Role>> = {
  producer: 'producer_admin',
  provincial_bureau: 'unit_leader',
  central_direct_unit: 'unit_leader',
  national_bureau: 'national_leader',
};

/** A due day in a year whose working days nobody has entered is not guessed at; entering them is its own to-do. */
function stepOf(calendar: WorkingCalendar, today: LocalDate, dueOn: LocalDate): Pick<Reminder, 'rung' | 'left'> | null {
  try {
    const rung = dueRungOf(calendar, today, dueOn);
    return rung && { rung, left: daysLeft(calendar, today, dueOn) };
  } catch (error) {
    if (error instanceof Problem && error.code === 'calendar_unknown') return null;
    throw error;
  }
}

async function remindersOf(
  tx: Tx,
  people: readonly Person[],
  { sources, now }: { sources: readonly TodoSource[]; now: Instant },
): Promise<Reminder[]> {
  const calendar: WorkingCalendar = await calendarOf(tx);
  const today = dayOf(now);
  const found: Reminder[] = [];
  for (const person of people) {
    for (const todo of await todosOf(tx, sources, actorOf(person), now)) {
      const step = todo.dueOn && stepOf(calendar, today, todo.dueOn);
      if (step) found.push({ person, todo, ...step });
    }
  }
  return found;
}

const superiorsOf = ({ person }: Reminder, people: readonly Person[]): Person[] => {
  const role = superiorRoles[person.orgKind];
  if (!role || person.roles.includes('expert')) return [];
  return people.filter(
    (one) => one.organizationId === person.organizationId && one.id !== person.id && one.roles.includes(role),
  );
};

function messageFor(reminder: Reminder, to: Person, now: Instant): NewMessage {
  const { person, todo, rung, left } = reminder;
  const { title, body } = reminderOf(rung, todo, left);
  const own = to.id === person.id;
  return {
    personId: to.id,
    rule: dueRule.key,
    kind: 'due',
    createdAt: now,
    subject: null,
    path: own ? todo.path : '/todo',
    source: `due:${todo.kind}:${todo.subject}:${todo.dueOn}:${own ? rung : `${rung}:${person.id}`}`,
    title: own ? title : `${person.name}的待办${title}`,
    body: own ? body : `${person.name}：${body}`,
  };
}
const mailFor = (message: NewMessage, to: Person): NewMail[] => {
  if (!to.email || !isMailAddress(to.email)) return [];
  const { personId, rule, source, createdAt, title, body } = message;
  return [
    {
      personId,
      rule,
      source,
      createdAt,
      address: to.email,
      subject: title,
      body: `${to.name}：\n\n${body}\n`,
      state: 'released',
      groupKey: dueRule.key,
      groupLabel: dueRule.label,
    },
  ];
};

/**
 * The ladder of reminders by working day: T−3, T−1, the day itself, T+1 to the person, T+2 also to the head (ux
 * 5.7). Each rung reaches a person once per thing and due day, whenever and however often the job runs.
 */
export const remindDue = (sources: readonly TodoSource[]) =>
  useCase({
    act: 'notice.remind',
    label: '到期提醒',
    input: z.object({}),
    load: async () => null,
    view: noticesPolicy.remind,
    allow: noticesPolicy.remind,
    async run({ tx, now, record }) {
      const people = await activePersons(tx);
      const muted = await mutedBy(
        tx,
        dueRule.key,
        people.map((one) => one.id),
      );
      const reminders = await remindersOf(tx, people, { sources, now });
      const sent = reminders.flatMap((reminder) =>
        [reminder.person, ...(reminder.rung === 'late2' ? superiorsOf(reminder, people) : [])]
          .filter((to) => !muted.has(to.id))
          .map((to) => ({ to, message: messageFor(reminder, to, now) })),
      );
      const kept = await keepMessages(
        tx,
        sent.map((one) => one.message),
      );
      await keepMails(
        tx,
        sent.flatMap(({ to, message }) => mailFor(message, to)),
      );
      record({
        act: 'notice.remind',
        subject: nobodyId,
        after: { due: reminders.length, sent: kept },
        note: `提醒 ${kept} 条`,
      });
      return { id: nobodyId, sent: kept };
    },
  });
