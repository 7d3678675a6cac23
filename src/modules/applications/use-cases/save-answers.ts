import type { z } from 'zod';
import type { Tx } from '../../../platform/database.ts';
import { useCase } from '../../../platform/use-case.ts';
import type { CallContent } from '../../calls/contract.ts';
import { contentOf } from '../../calls/index.ts';
import { checkGiven, unlockedFields, writeAnswer } from '../answering.ts';
import { boundPaths } from '../facts.ts';
import { applicationPolicy } from '../policy.ts';
import { SaveAnswers } from '../schema.ts';
import { applicationById, lockApplication, saveApplication, shareApplication } from '../store.ts';

const titlePathOf = (content: CallContent): string | undefined =>
  boundPaths(content).find(([name]) => name === 'title')?.[1];

/** The row itself is changed only with the title; otherwise it is shared, so that editors do not queue for it. */
async function loadForSaving(tx: Tx, { applicationId, answers }: z.output<typeof SaveAnswers>) {
  const { callVersionId } = await applicationById(tx, applicationId);
  const titlePath = titlePathOf(await contentOf(tx, callVersionId));
  const renames = answers.some(({ field }) => field === titlePath);
  // Never shared first and locked then: two who do so wait for each other.
  return renames ? lockApplication(tx, applicationId) : shareApplication(tx, applicationId);
}

/** Saves answers as they are typed. Editors of different fields never wait for or lose to each other. */
export const saveAnswers = useCase({
  act: 'application.save',
  label: '填写',
  input: SaveAnswers,
  load: (tx, input) => loadForSaving(tx, input),
  view: applicationPolicy.view,
  allow: applicationPolicy.fill,
  async run(cx, application, { answers }) {
    const { tx, now, record } = cx;
    const content = await contentOf(tx, application.callVersionId);
    const unlocked = await unlockedFields(cx, application);
    const given = answers.toSorted((a, b) => (a.field < b.field ? -1 : 1)); // one order of locks for everybody
    for (const one of given) checkGiven(one, content, unlocked);
    const written = await Promise.all(given.map((one) => writeAnswer(cx, application, one)));
    const saved = written.map(({ field, version }) => ({ field, version }));
    const before = Object.fromEntries(written.map((one) => [one.field, one.before]));
    const title = given.find(({ field }) => field === titlePathOf(content))?.value;
    if (typeof title === 'string' && title.trim() !== '')
      await saveApplication(tx, { ...application, title: title.trim() }, []);
    const after = Object.fromEntries(given.map(({ field, value }) => [field, value ?? null]));
    record({ act: 'application.save', subject: application.id, before, after });
    return { id: application.id, saved, savedAt: now };
  },
});
