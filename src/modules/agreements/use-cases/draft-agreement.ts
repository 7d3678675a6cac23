import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockProject } from '../../projects/index.ts';
import { standingOf } from '../case.ts';
import { firstContent } from '../figures.ts';
import { newAgreement, newPaper } from '../new-rows.ts';
import { draftPolicy } from '../policy.ts';
import { DraftAgreement } from '../schema.ts';
import { findAgreementOf, insertAgreement, insertPaper, publishedTemplate, templateById } from '../store.ts';
import { appendVersion } from '../versions.ts';
import { isTemplateDraft } from '../workflow.ts';

/** The office draws up the agreement of a project from the template in use; all figures come from the record. */
export const draftAgreement = useCase({
  act: 'agreement.draft',
  label: '拟制三方协议',
  input: DraftAgreement,
  load: async (tx, { projectId }) => {
    const project = await lockProject(tx, projectId);
    return { ...standingOf(project), project };
  },
  view: draftPolicy.view,
  allow: draftPolicy.draft,
  async run(cx, { project }, { templateId, without }) {
    const { tx, now, record } = cx;
    if (project.level !== 'national') throw new Problem('agreements.not_national');
    if (await findAgreementOf(tx, project.id)) throw new Problem('agreements.exists');
    const template = templateId ? await templateById(tx, templateId) : await publishedTemplate(tx);
    if (!template || isTemplateDraft(template)) throw new Problem('agreements.no_template');
    const content = await firstContent(tx, project, { template: template.content, without, now });
    const agreement = newAgreement(cx, project.id, { template, content });
    const paper = newPaper(cx, agreement.id, {
      kind: 'main',
      serial: 1,
      groups: template.content.groups,
      openedByParty: 'office',
    });
    await insertAgreement(tx, agreement);
    await insertPaper(tx, paper);
    const note = `由模板第 ${template.edition} 版生成`;
    const { code } = await appendVersion(cx, paper.id, { former: undefined, content, party: 'office', note });
    record({
      act: 'agreement.draft',
      subject: agreement.id,
      also: [project.id],
      after: { template: template.edition, amountFen: agreement.amountFen, code },
      note: content.title,
    });
    return { id: agreement.id, paperId: paper.id };
  },
});
