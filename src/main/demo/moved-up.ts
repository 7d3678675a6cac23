import { agreementsEndpoints } from '../../modules/agreements/endpoints.ts';
import type { MilestoneKind } from '../../modules/projects/contract.ts';
import { agreeAll, projectsOf, type Running } from './agree.ts';
import { night } from './night.ts';
import { rejectOne } from './notice.ts';
import { payFirst, registerAccounts } from './pay.ts';
import type { Page, Stage } from './stage.ts';
import { planAll } from './track.ts';

const steps: readonly (readonly [MilestoneKind, string])[] = [
  ['script', '2026-10-16'],
  ['shooting', '2026-11-06'],
  ['post_production', '2026-12-11'],
  ['finished_review', '2026-12-18'],
  ['on_air', '2026-12-28'],
];

/** The work that moved up from the reserve: its objection does not hold, and it goes the way of the others. */
export const movedUpDiary = (): Page[] => [{ on: '2026-09-09T09:30:00+08:00', tell: followMovedUp }];

async function followMovedUp(stage: Stage): Promise<void> {
  await rejectOne(stage);
  await night(stage);
  const projects = await withoutAgreement(stage);
  await agreeAll(stage, projects, {
    drafted: '2026-09-15T15:00:00+08:00',
    agreed: '2026-09-16T10:00:00+08:00',
    fixed: '2026-09-16T15:00:00+08:00',
    signed: '2026-09-17T10:00:00+08:00',
    night: '2026-09-18T00:30:00+08:00',
  });
  await stage.at('2026-09-18T10:00:00+08:00');
  await registerAccounts(stage, projects, 10001000);
  await planAll(stage, projects, steps);
  await payFirst(stage, projects, {
    asked: '2026-10-12T09:30:00+08:00',
    sent: '2026-10-12T14:00:00+08:00',
    answered: '2026-10-13T10:00:00+08:00',
    night: '2026-10-14T00:30:00+08:00',
  });
}

async function withoutAgreement(stage: Stage): Promise<Running[]> {
  const found: Running[] = [];
  for (const one of await projectsOf(stage)) {
    const { agreement } = await stage.cast.as('zongju').sees(agreementsEndpoints.ofProject, { projectId: one.id });
    if (!agreement) found.push(one);
  }
  if (found.length === 0) throw new Error('no work moved up');
  return found;
}
