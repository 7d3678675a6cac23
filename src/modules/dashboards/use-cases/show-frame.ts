import type { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import type { FrameOut } from '../../../base/frame.ts';
import { everyone, hasRole } from '../../../base/policy.ts';
import { dayOf } from '../../../base/time.ts';
import type { TodoSource } from '../../../platform/todo.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { mustDoFirst, personById } from '../../accounts/index.ts';
import { batchesAll } from '../../calls/index.ts';
import { todosOf, unreadCount } from '../../notices/index.ts';
import { menuFor } from '../menu-for.ts';
import { deadlinesOf, shownBatches, sideOf, todoDeadline } from '../rules.ts';

type Shown = z.input<typeof FrameOut>;

/** What stands round every page; without a log-in only the clock and whether this is a demonstration. */
export const showFrame = (sources: readonly TodoSource[]) =>
  reading({
    input: nothing,
    load: async () => null,
    view: everyone,
    async show(cx): Promise<Shown> {
      const { actor, now, house, request } = cx;
      const empty: Shown = {
        person: null,
        expired: request.sessionId !== undefined && actor.kind === 'public',
        must: [],
        menu: [],
        batches: [],
        clock: null,
        todoCount: 0,
        messageCount: 0,
        serverNow: now,
        demonstration: house.demonstration,
      };
      return actor.kind === 'person' ? { ...empty, ...(await framed(cx, sources)) } : empty;
    },
  });

async function framed({ tx, actor, now }: Cx, sources: readonly TodoSource[]): Promise<Partial<Shown>> {
  const person = { id: actor.personId, name: actor.name, orgName: actor.orgName, roles: [...actor.roles] };
  const must = await mustDoFirst(tx, await personById(tx, actor.personId), now);
  if (must.length > 0) return { person, must };
  const todos = await todosOf(tx, sources, actor, now);
  const batches = await batchesAll(tx);
  const side = sideOf(actor);
  const counted = todos.map(({ kind, dueOn }) => ({ kind, late: dueOn !== null && dueOn < dayOf(now) }));
  const administrator = hasRole(actor, 'system_admin', 'security_admin', 'audit_admin');
  const next = hasRole(actor, 'expert')
    ? todoDeadline(todos, now)
    : administrator
      ? null
      : (deadlinesOf(batches, side, now)[0] ?? null);
  return {
    person,
    must,
    menu: menuFor(actor.roles, counted),
    batches: shownBatches(batches, side, now),
    clock: next && { label: next.label, endsAt: next.endsAt, endsText: next.endsText },
    todoCount: todos.length,
    messageCount: await unreadCount(tx, actor.personId),
  };
}
