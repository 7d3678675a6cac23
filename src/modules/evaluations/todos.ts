import { type Actor, hasRole } from '../../base/policy.ts';
import type { Instant } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import type { TodoRow, TodoSource } from '../../platform/todo.ts';
import { evaluationsAll, objectionsOpen, sheetsOfBody, suggestionLines } from './queries.ts';
import { evaluationTitle } from './rules.ts';
import { evaluationById } from './store.ts';
import { isUndecided } from './suggestion-rules.ts';
import { evaluationStep, sheetStep } from './todo-rules.ts';

async function sheetTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'unit_secretary', 'unit_leader', 'platform_operator')) return [];
  const rows: TodoRow[] = [];
  for (const sheet of await sheetsOfBody(tx, actor.orgId)) {
    const it = await evaluationById(tx, sheet.evaluationId);
    const step = sheetStep(actor, sheet, it);
    if (step === null) continue;
    rows.push({
      subject: sheet.id,
      title: evaluationTitle(it),
      from: '广电总局',
      step,
      since: it.openedAt,
      dueOn: it.selfDueOn,
      path: `/evaluation-sheets/${sheet.id}`,
    });
  }
  return rows;
}

async function evaluationTodos(tx: Tx, actor: Actor): Promise<TodoRow[]> {
  if (!hasRole(actor, 'national_officer', 'national_leader')) return [];
  return (await evaluationsAll(tx)).flatMap((it) => {
    const step = evaluationStep(actor, it);
    if (step === null) return [];
    const [subject, title, path] = [it.id, evaluationTitle(it), `/evaluations/${it.id}`];
    return { subject, title, from: '考核评价', step, since: it.announcedAt ?? it.openedAt, dueOn: null, path };
  });
}

/** Objections for the leader, suggestions for the officer. */
async function answerTodos(tx: Tx, actor: Actor, now: Instant): Promise<TodoRow[]> {
  if (hasRole(actor, 'national_leader')) {
    return (await objectionsOpen(tx)).map((one) => ({
      subject: one.id,
      title: one.statement,
      from: one.shortName,
      step: '答复评价异议',
      since: one.raisedAt,
      dueOn: null,
      path: `/evaluation-sheets/${one.sheetId}`,
    }));
  }
  if (!hasRole(actor, 'national_officer')) return [];
  const waiting = (await suggestionLines(tx)).filter(isUndecided);
  return [...Map.groupBy(waiting, ({ year }) => year)].map(([year, rows]) => ({
    subject: rows[0]?.evaluationId ?? '',
    title: `${year}年名额和资金建议 ${rows.length} 项`,
    from: '评价结果',
    step: '研究评价结果建议',
    since: rows[0]?.publishedAt ?? now,
    dueOn: null,
    path: `/evaluation-suggestions?year=${year}&state=proposed`,
  }));
}

/** To-dos of appraisal; derived from the state, never stored. */
export const evaluationsTodos: TodoSource[] = [
  { kind: 'evaluation.sheet', label: '自评', find: sheetTodos },
  { kind: 'evaluation.round', label: '考核评价', find: evaluationTodos },
  { kind: 'evaluation.answer', label: '评价异议和建议', find: answerTodos },
];
