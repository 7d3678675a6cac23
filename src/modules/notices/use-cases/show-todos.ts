import type { z } from 'zod';
import { dayOf, type Instant, type LocalDate } from '../../../base/time.ts';
import type { WorkingCalendar } from '../../../base/working-days.ts';
import type { TodoSource } from '../../../platform/todo.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { calendarOf } from '../../plans/index.ts';
import { noticesPolicy } from '../policy.ts';
import { copiesTo } from '../queries.ts';
import { latestActsOf, subjectsSeen } from '../queries-subjects.ts';
import { daysLeft, lightOf } from '../rules.ts';
import { type CopySubject, ListTodos, type TodoTab } from '../schema.ts';
import { initiatingActs, quietActs } from '../terms.ts';
import { todosOf } from '../todo-list.ts';
import type { TodoOut } from '../views.ts';

type Clocked = Pick<TodoOut, 'dueOn' | 'daysLeft' | 'light'>;

/** A due day with the working days left; a calendar nobody has entered yet shows the day without a count. */
function clockOf(calendar: WorkingCalendar, now: Instant, dueOn: LocalDate | null): Clocked {
  if (!dueOn) return { dueOn, daysLeft: null, light: null };
  try {
    const left = daysLeft(calendar, dayOf(now), dueOn);
    return { dueOn, daysLeft: left, light: lightOf(left) };
  } catch {
    return { dueOn, daysLeft: null, light: null };
  }
}

/** What can be copied to colleagues: things with a page that they may see for themselves. */
const copyKindOf = (path: string): CopySubject | null =>
  /^\/applications\/[^/]+$/.test(path) ? 'application' : /^\/organizations\/[^/]+$/.test(path) ? 'organization' : null;

/** 待办: what waits for this person, from every module's source. */
export async function waitingRows({ tx, actor, now }: Cx, sources: readonly TodoSource[]): Promise<TodoOut[]> {
  const calendar = await calendarOf(tx);
  return (await todosOf(tx, sources, actor, now)).map((row) => ({
    id: `${row.kind}:${row.subject}`,
    kind: row.kind,
    kindLabel: row.kindLabel,
    title: row.title,
    from: row.from,
    step: row.step,
    sender: row.from,
    at: row.since,
    ...clockOf(calendar, now, row.dueOn),
    path: row.path,
    note: '',
    readAt: null,
    subject: row.subject,
    mayUrge: false,
    copyKind: copyKindOf(row.path),
  }));
}

type Acted = { started: boolean };
/** 已办 or 我发起: subjects this person has acted on and may still see, with where they stand now. */
export async function actedRows(
  { tx, actor, now, house }: Cx,
  { started }: Acted,
): Promise<(TodoOut & { waitsFor: string | null })[]> {
  const calendar = await calendarOf(tx);
  const acts = await latestActsOf(tx, actor.personId, started ? { only: initiatingActs } : { without: quietActs });
  const seen = await subjectsSeen(tx, actor, [...new Set(acts.map((one) => one.subject))]);
  return acts.flatMap(({ act, subject: id, at }) => {
    const subject = seen.get(id);
    if (!subject) return [];
    return [
      {
        id: `${act}:${id}`,
        kind: subject.kind,
        kindLabel: subject.kindLabel,
        title: subject.title,
        from: subject.from,
        step: subject.step,
        sender: subject.waitsFor ?? '',
        at,
        ...clockOf(calendar, now, subject.dueOn),
        path: subject.path,
        note: house.actLabels?.[act] ?? '',
        readAt: null,
        waitsFor: subject.waitsFor,
        subject: id,
        mayUrge: started && subject.holders !== null,
        copyKind: copyKindOf(subject.path),
      },
    ];
  });
}

/** What somebody else has to do next. */
const isWaiting = ({ waitsFor }: { waitsFor: string | null }): boolean => waitsFor !== null;

/** 抄送我: copies of subjects; one that may no longer be seen is not shown. */
async function copiedRows({ tx, actor }: Cx): Promise<TodoOut[]> {
  const copies = await copiesTo(tx, actor.personId);
  const seen = await subjectsSeen(tx, actor, [...new Set(copies.map((one) => one.subject))]);
  return copies.flatMap((copy) => {
    const subject = seen.get(copy.subject);
    if (!subject) return [];
    return [
      {
        id: copy.id,
        kind: subject.kind,
        kindLabel: subject.kindLabel,
        title: subject.title,
        from: subject.from,
        step: subject.step,
        sender: copy.fromName,
        at: copy.createdAt,
        dueOn: null,
        daysLeft: null,
        light: null,
        path: subject.path,
        note: copy.note,
        readAt: copy.readAt,
        subject: copy.subject,
        mayUrge: false,
        copyKind: null,
      },
    ];
  });
}

/** The to-do centre; every tab's number is the length of the list it opens. */
export const showTodos = (sources: readonly TodoSource[]) =>
  reading({
    input: ListTodos,
    load: async () => null,
    view: noticesPolicy.own,
    async show(cx, _, { tab, kind, words, light, waits, size, page }) {
      const started = await actedRows(cx, { started: true });
      const lists: Record<TodoTab, TodoOut[]> = {
        waiting: await waitingRows(cx, sources),
        done: await actedRows(cx, { started: false }),
        started,
        copied: await copiedRows(cx),
      };
      const asked = tab === 'started' && waits === 'yes' ? started.filter(isWaiting) : lists[tab];
      const found = asked.filter((row) => words === '' || `${row.title}${row.from}${row.kindLabel}`.includes(words));
      const rows = found.filter(
        (row) => (kind.length === 0 || kind.includes(row.kind)) && (light === '' || row.light === light),
      );
      return {
        total: rows.length,
        rows: rows.slice((page - 1) * size, page * size),
        kinds: kindsIn(found),
        lights: lightsIn(found),
        counts: {
          waiting: lists.waiting.length,
          done: lists.done.length,
          started: lists.started.length,
          copied: lists.copied.length,
        },
        waitsForOthers: started.filter(isWaiting).length,
        unreadCopies: lists.copied.filter((row) => row.readAt === null).length,
      };
    },
  });

function kindsIn(rows: readonly TodoOut[]): { kind: string; label: string; n: number }[] {
  const kinds = new Map(rows.map((row) => [row.kind, row.kindLabel]));
  return [...kinds].map(([kind, label]) => ({ kind, label, n: rows.filter((row) => row.kind === kind).length }));
}
const lightsIn = (rows: readonly TodoOut[]) => ({
  green: rows.filter((row) => row.light === 'green').length,
  amber: rows.filter((row) => row.light === 'amber').length,
  red: rows.filter((row) => row.light === 'red').length,
});
export type TodosInput = z.input<typeof ListTodos>;
