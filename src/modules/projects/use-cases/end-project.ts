import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { closingFindings, type ClosingSource } from '../closing.ts';
import { lockStanding } from '../evidence.ts';
import { closeProject, stopProject } from '../moves.ts';
import { projectsPolicy } from '../policy.ts';
import { CloseProject, StopProject } from '../tracking-schema.ts';
import type { AgreementSource } from './fix-award.ts';

type Sources = { hasAgreement: AgreementSource; closing: ClosingSource };

/** 结项: the work is done and nothing of it is open any more, neither money nor advice nor change. */
export const closeRunningProject = ({ hasAgreement, closing }: Sources) =>
  useCase({
    act: 'project.close',
    label: '结项',
    input: CloseProject,
    load: (tx, { projectId }) => lockStanding(tx, projectId),
    view: projectsPolicy.view,
    allow: projectsPolicy.end,
    async run(cx, { guides: _, ...project }, { version, note }) {
      if (project.version !== version) throw new Problem('row.changed');
      const basis = { hasAgreement: await hasAgreement(cx.tx, project.id), money: await closing(cx.tx, project.id) };
      await closeProject(cx, project, note, await closingFindings(cx.tx, project, basis));
      return { id: project.id };
    },
  });

/** 终止: a project without an agreement is broken off by whoever supports it; one with an agreement through that. */
export const stopUnboundProject = (hasAgreement: AgreementSource) =>
  useCase({
    act: 'project.stop',
    label: '终止项目',
    input: StopProject,
    load: (tx, { projectId }) => lockStanding(tx, projectId),
    view: projectsPolicy.view,
    allow: projectsPolicy.end,
    async run(cx, { guides: _, ...project }, { version, reason }) {
      if (project.version !== version) throw new Problem('row.changed');
      if (await hasAgreement(cx.tx, project.id)) throw new Problem('projects.ends_by_agreement');
      await stopProject(cx, project, reason);
      return { id: project.id };
    },
  });
