import { applicationsEndpoints } from '../../modules/applications/endpoints.ts';
import { apply, attachAll, begin, fill } from './apply.ts';
import { one, producersOf, takeWorks } from './first-batch.ts';
import { loginOf } from './prepare.ts';
import { accept, openScoring, recommend, score } from './recommend.ts';
import type { Stage } from './stage.ts';

/** The third batch is open: drafts at every stage, early submissions waiting at the units, one correction under way. */
export async function thirdBatchOpen(stage: Stage): Promise<void> {
  await stage.at('2026-09-02T10:00:00+08:00');
  const guangdong = takeWorks(stage, 'GD', 4);
  const early: string[] = [];
  for (const [i, work] of guangdong.slice(0, 3).entries())
    early.push(await apply(stage, one(producersOf(stage, 'GD'), i + 1), { work, batch: 2 }));
  const draft = await begin(stage, one(producersOf(stage, 'GD'), 0), { work: one(guangdong, 3), batch: 2 });
  await fill(stage, one(producersOf(stage, 'GD'), 0), {
    applicationId: draft,
    sections: ['basic', 'applicant', 'story'],
  });
  const submitted = new Map<string, string>();
  for (const code of ['GX', 'SC', 'ZJ', 'SX', 'BJ'] as const) {
    const [work] = takeWorks(stage, code, 1);
    const producer = one(producersOf(stage, code), 0);
    if (!work) continue;
    const id = await begin(stage, producer, { work, batch: 2 });
    await fill(stage, producer, { applicationId: id });
    if (code !== 'SX' && code !== 'BJ') await attachAll(stage, producer, id);
    if (code === 'GX' || code === 'ZJ') {
      await stage.cast.as(producer.login).does(applicationsEndpoints.submit, { applicationId: id });
      submitted.set(code, id);
    }
  }
  await stage.at('2026-09-07T15:00:00+08:00');
  const [waiting = '', corrected = '', accepted = ''] = early;
  await stage.cast.as(loginOf('GD', 'shouli')).does(applicationsEndpoints.correct, {
    applicationId: corrected,
    items: [{ field: 'story.synopsis', reason: '梗概未交代结局' }],
  });
  await accept(stage, 'GD', [accepted]);
  const reviewId = await openScoring(stage, 'GD', 2);
  for (const [code, id] of submitted) await accept(stage, code, [id]); // in Guangxi the panel is still to be set
  const zhejiang = await openScoring(stage, 'ZJ', 2);
  await score(stage, 'ZJ', { reviewId: zhejiang, works: [submitted.get('ZJ') ?? ''] });
  await recommend(stage, 'ZJ', { batch: 2, seats: 1, seal: false }); // the letter waits for its leader
  await score(stage, 'GD', { reviewId, works: [accepted], by: ['pingwei2'] });
  stage.say(`第三批开放填报，待受理 ${waiting ? 1 : 0} 部起`);
}
