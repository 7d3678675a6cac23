import { Problem } from '../../base/problem.ts';
import { beijingTime } from '../../base/time.ts';
import type { CallContent, FormField } from '../calls/contract.ts';
import type { ActCx } from '../../platform/use-case.ts';
import { valueFindings } from './form-rules.ts';
import { correctionOpen } from './queries.ts';
import { lockAnswer, saveAnswer } from './store.ts';
import type { Application } from './terms.ts';
import { isDraft, isCorrecting } from './workflow.ts';

type Given = { field: string; value?: unknown; seen: number };

/** The field at `section.field`, or undefined when the form has none there or it belongs to another record. */
export function fieldAt(content: CallContent, path: string): FormField | undefined {
  const [sectionKey, fieldKey] = path.split('.');
  const field = content.form.sections.find(({ key }) => key === sectionKey)?.fields.find(({ key }) => key === fieldKey);
  return field?.bind?.startsWith('organization.') ? undefined : field;
}

/** The fields that may be changed now: all in a draft, the named ones in a correction, none otherwise. */
export async function unlockedFields(
  cx: ActCx,
  application: Application,
): Promise<ReadonlySet<string> | 'all' | 'none'> {
  if (isDraft(application)) return 'all';
  if (!isCorrecting(application)) return 'none';
  const correction = await correctionOpen(cx.tx, application.id);
  return new Set(correction?.fields ?? []);
}

/** Refuses a field that the form has not, that is locked, or whose value has not the shape of its kind. */
export function checkGiven(given: Given, content: CallContent, unlocked: ReadonlySet<string> | 'all' | 'none'): void {
  const field = fieldAt(content, given.field);
  if (!field) throw new Problem('applications.no_field', { field: given.field });
  if (unlocked === 'none' || (unlocked !== 'all' && !unlocked.has(given.field))) {
    throw new Problem('applications.field_locked', { label: field.label });
  }
  if (given.value === null || given.value === undefined || given.value === '') return;
  const shape = valueFindings(given.field, field, given.value).filter(({ code }) => code === 'field_wrong');
  if (shape.length > 0) throw new Problem('applications.answer_wrong', {}, shape);
}

/** Writes one answer over the version its writer saw; somebody else's newer text is never overwritten. */
export async function writeAnswer(
  { tx, actor, now }: ActCx,
  application: Application,
  given: Given,
): Promise<{ field: string; before: unknown; version: number }> {
  const version = given.seen + 1;
  const [old, saved] = await Promise.all([
    lockAnswer(tx, application.id, given.field),
    saveAnswer(tx, {
      applicationId: application.id,
      field: given.field,
      value: given.value ?? null,
      version,
      savedBy: actor.personId,
      savedByName: actor.name,
      savedAt: now,
    }),
  ]);
  if (!saved) throw clash(given.field, old);
  return { field: given.field, before: old?.value ?? null, version };
}

function clash(field: string, old: Awaited<ReturnType<typeof lockAnswer>>): Problem {
  const message = old ? `${old.savedByName} 于 ${beijingTime(old.savedAt, true)} 改过` : '他人刚刚填写了这一栏';
  return new Problem('applications.answer_changed', { field }, [{ code: 'answer_changed', path: field, message }]);
}
