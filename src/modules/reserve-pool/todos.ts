import { type Actor, hasRole } from '../../base/policy.ts';
import { addDays, dayOf, type Instant, startOfDay } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { hasPool } from './policy.ts';
import { entriesOf, rulesNow } from './queries.ts';
import { stageOf, stallDayOf } from './rules.ts';

/** Entries whose time in a stage is over, or whose day to apply has come: the same rows as the list's cuts. */
const waiting = (cut: 'stalled' | 'due', step: string) =>
  async function find(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
    if (!hasPool(actor) || !hasRole(actor, 'unit_secretary', 'platform_operator')) return [];
    const { content } = await rulesNow(tx, now);
    const rows = await entriesOf(tx, { actor, content, today: dayOf(now) }, { filter: { cut, ownerId: actor.orgId } });
    return rows.map((row) => {
      const dueOn = cut === 'stalled' ? (stallDayOf(row, content) ?? null) : row.applyOn;
      return {
        subject: row.id,
        title: `《${row.title}》${stageOf(content, row.stage)?.label ?? ''}`,
        from: row.producerName || '储备库',
        step,
        since: startOfDay(dueOn ? addDays(dueOn, 1) : row.stageSince),
        dueOn,
        path: `/reserve/${row.id}`,
      };
    });
  };

/** To-dos of the pool; derived from the state, never stored. */
export const reservePoolTodos: TodoSource[] = [
  { kind: 'reserve.stall', label: '储备停留超期', find: waiting('stalled', '推进阶段、延长期限或出库') },
  { kind: 'reserve.due', label: '储备拟申报到期', find: waiting('due', '转申报或调整日期') },
];
