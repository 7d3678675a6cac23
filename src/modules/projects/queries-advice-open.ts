import type { LocalDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { adviceOf } from './queries-guidance.ts';
import { isUnanswered } from './workflow.ts';

/** Advice of the guiding experts that the producer has not answered: all of it, and what is past its day. */
export async function openAdvice(
  tx: Tx,
  projectId: string,
  today: LocalDate,
): Promise<{ open: number; overdue: number }> {
  const open = (await adviceOf(tx, projectId)).filter(isUnanswered);
  return { open: open.length, overdue: open.filter(({ dueOn }) => dueOn < today).length };
}
