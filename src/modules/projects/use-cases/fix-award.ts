import { Problem } from '../../../base/problem.ts';
import { yuan, fen } from '../../../base/money.ts';
import type { Tx } from '../../../platform/database.ts';
import { useCase } from '../../../platform/use-case.ts';
import { applicationById } from '../../applications/index.ts';
import { insist, insistRunning, lockStanding } from '../evidence.ts';
import { projectsPolicy } from '../policy.ts';
import { saveProject } from '../store.ts';
import { FixAward } from '../tracking-schema.ts';

/** Whether an agreement stands already; agreements come later in the order and main names the source. */
export type AgreementSource = (tx: Tx, projectId: string) => Promise<boolean>;

/** 核定扶持资金: decisions name no amount, so the office fixes it before the agreement, never above what was asked. */
export const fixAward = (hasAgreement: AgreementSource) =>
  useCase({
    act: 'project.award',
    label: '核定扶持资金',
    input: FixAward,
    load: (tx, { projectId }) => lockStanding(tx, projectId),
    view: projectsPolicy.view,
    allow: projectsPolicy.fixAward,
    async run({ tx, record }, { guides: _, ...project }, { version, awardedFen, reason }) {
      if (project.version !== version) throw new Problem('row.changed');
      insistRunning(project);
      if (project.support !== 'funded') throw new Problem('projects.award_unfunded');
      if (await hasAgreement(tx, project.id)) throw new Problem('projects.award_agreed');
      const requested = project.applicationId ? (await applicationById(tx, project.applicationId)).requestedFen : null;
      if (requested !== null && awardedFen > requested) {
        const message = `不能超过申请的 ${yuan(fen(requested))} 元`;
        insist([{ code: 'award_above', path: 'awardedFen', message, clause: '方案六（一）3' }]);
      }
      await saveProject(tx, { ...project, awardedFen });
      record({
        act: 'project.award',
        subject: project.id,
        before: { awardedFen: project.awardedFen },
        after: { awardedFen },
        note: reason,
      });
      return { id: project.id };
    },
  });
