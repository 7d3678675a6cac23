import { acceptFilms, recoverOne } from './accept-film.ts';
import { agreeAll, openFund, projectsOf } from './agree.ts';
import { firstBatchToLetters } from './first-batch.ts';
import { importListedWorks, openCall, registerProducers, staffOffices } from './prepare.ts';
import { accountForSome, payFirst, registerAccounts } from './pay.ts';
import { guideSome, planAll, reportSome, scriptsDone, trackDiary } from './track.ts';
import { collectDiary } from './collect.ts';
import { manageDiary } from './manage.ts';
import { movedUpDiary } from './moved-up.ts';
import { appraiseDiary } from './appraise.ts';
import { ownWorksDiary } from './own-works.ts';
import { poolDiary } from './pool.ts';
import { reportDiary } from './report.ts';
import { night } from './night.ts';
import { firstResults, objectAgain, objectOnce, publishFirstBatch, upholdOne } from './notice.ts';
import { decideFirstBatch, reviewFirstBatch } from './review.ts';
import { secondBatchReview, secondBatchToDesks } from './second-batch.ts';
import type { Page, Stage } from './stage.ts';
import { checkFunding } from './check-funding.ts';
import { changeSome } from './change.ts';
import { praise } from './praise.ts';
import { addPlatforms, promiseSome, proveSome } from './promote.ts';
import { thirdBatchOpen } from './third-batch.ts';

/** What has its own days beside the main story. */
export const diary = (): Page[] =>
  [
    ...ownWorksDiary(),
    ...reportDiary(),
    ...poolDiary(),
    ...collectDiary(),
    ...manageDiary(),
    ...appraiseDiary(),
    ...trackDiary(),
    ...movedUpDiary(),
  ].toSorted((a, b) => a.on.localeCompare(b.on));

/** The plan of 2026 from its call to the published list, told in order. */
export async function tell(stage: Stage): Promise<void> {
  await staffOffices(stage);
  await addPlatforms(stage);
  await openCall(stage);
  await importListedWorks(stage);
  await registerProducers(stage);
  await firstBatchToLetters(stage);
  await night(stage, '2026-06-16T00:30:00+08:00');
  await reviewFirstBatch(stage, { batch: 0, batchName: '2026年第一批' });
  await secondBatchToDesks(stage);
  await checkFunding(stage);
  await decideFirstBatch(stage);
  await publishFirstBatch(stage);
  await objectOnce(stage);
  await night(stage, '2026-08-01T00:30:00+08:00');
  await firstResults(stage);
  await night(stage);
  await afterSelection(stage);
  await upholdOne(stage);
  await secondBatchReview(stage);
  await thirdBatchOpen(stage);
  await objectAgain(stage);
  await praise(stage);
  await night(stage, '2026-09-08T00:30:00+08:00');
}

/** The tables go on to be filed until the end of November. */
export async function autumn(stage: Stage, until: string): Promise<void> {
  await stage.at(until);
  await night(stage);
}

/** What becomes of the selected works: fund, agreements, accounts, plans, money, guidance, films, a recovery. */
async function afterSelection(stage: Stage): Promise<void> {
  await openFund(stage);
  const projects = await projectsOf(stage);
  await agreeAll(stage, projects);
  await stage.at('2026-08-12T10:00:00+08:00');
  await registerAccounts(stage, projects);
  await stage.at('2026-08-13T10:00:00+08:00');
  await planAll(stage, projects);
  await promiseSome(stage);
  await scriptsDone(stage);
  await guideSome(stage);
  await payFirst(stage, projects);
  await accountForSome(stage);
  await reportSome(stage);
  await acceptFilms(stage);
  await proveSome(stage);
  await recoverOne(stage);
  await changeSome(stage);
}
