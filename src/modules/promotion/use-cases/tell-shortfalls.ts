import { z } from 'zod';
import { idField } from '../../../base/fields.ts';
import { machinery } from '../../../base/policy.ts';
import { addDays, dayOf, type LocalDate } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { graceDays, promisesPast, proofsOf } from '../queries.ts';
import { isShort, keptOf, missingText } from '../rules.ts';
import { savePromise } from '../store.ts';
import { type Kept, places, type PromotionPromise } from '../terms.ts';
import { promiseAt } from './keep-promises.ts';

async function keptNow(tx: Tx, promise: PromotionPromise, today: LocalDate): Promise<Kept> {
  return keptOf(promise, await proofsOf(tx, [promise.id]), { today, graceDays: await graceDays(tx) });
}

/** Promises that are short today and of which nobody has been told. */
export const promisesShort = reading({
  input: z.object({}),
  view: machinery,
  load: async () => null,
  async show({ tx, now }) {
    const today = dayOf(now);
    const found: { promiseId: string }[] = [];
    for (const promise of await promisesPast(tx, addDays(today, -(await graceDays(tx)))))
      if (isShort(await keptNow(tx, promise, today))) found.push({ promiseId: promise.id });
    return found;
  },
});

/** Says once that a place was not shown as promised: those concerned are told from the record. */
export const tellShort = useCase({
  act: 'promotion.short',
  label: '承诺未足额',
  input: z.object({ promiseId: idField() }),
  load: (tx, input) => promiseAt(tx, input, true),
  view: machinery,
  allow: machinery,
  async run({ tx, now, record }, { promise }) {
    const [today, also] = [dayOf(now), [promise.projectId]];
    const kept = await keptNow(tx, promise, today);
    if (promise.shortOn !== null || !isShort(kept)) {
      record({ act: 'promotion.watch', subject: promise.id, also });
      return { id: promise.id };
    }
    await savePromise(tx, { ...promise, shortOn: today });
    record({
      act: 'promotion.short',
      subject: promise.id,
      also,
      after: { missingDays: kept.missingDays, figures: kept.figures },
      note: `${places[promise.place]}，尚欠 ${missingText(kept)}`,
    });
    return { id: promise.id };
  },
});
