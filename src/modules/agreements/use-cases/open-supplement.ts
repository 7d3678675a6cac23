import { Problem } from '../../../base/problem.ts';
import type { Cx } from '../../../platform/use-case.ts';
import { useCase } from '../../../platform/use-case.ts';
import { projectById } from '../../projects/index.ts';
import { standingOf } from '../case.ts';
import { partiesOf } from '../figures.ts';
import { newPaper } from '../new-rows.ts';
import { paperPolicy, partyOf, supplementPolicy } from '../policy.ts';
import { papersOf } from '../queries.ts';
import { OpenSupplement } from '../schema.ts';
import { agreementById, insertPaper, saveAgreement, templateById } from '../store.ts';
import { type Agreement, agreementStates, type PaperContent, paperKinds, type SupplementKind } from '../terms.ts';
import { appendVersion } from '../versions.ts';
import { agreementWorkflow } from '../workflow.ts';

/** Whether an agreement in this state may be supplemented so. */
export const supplementFits = (kind: SupplementKind, state: Agreement['state']): boolean =>
  agreementWorkflow.moves.some((move) => move.act === kind && (move.from as readonly string[]).includes(state));

type Wanted = { kind: SupplementKind; reason: string };

/** The first version of a supplement: its own clauses from the template, over what is in force now. */
async function supplementContent({ tx }: Cx, agreement: Agreement, { kind, reason }: Wanted): Promise<PaperContent> {
  const { content } = await templateById(tx, agreement.templateId);
  const { title, clauses } = content.supplements[kind];
  const project = await projectById(tx, agreement.projectId);
  if (!agreement.content || !agreement.number) throw new Error(`agreement ${agreement.id} has no text`);
  return {
    ...agreement.content,
    kind,
    title: title.replace('{作品}', `《${agreement.content.figures.title}》`),
    parties: await partiesOf(tx, project),
    ownClauses: clauses,
    changes: [],
    reason,
    mainNumber: agreement.number,
  };
}

/** Change, suspension, resumption and ending are papers of their own, negotiated and signed like the agreement. */
export const openSupplement = useCase({
  act: 'agreement.supplement',
  label: '提出补充协议',
  input: OpenSupplement,
  load: async (tx, { agreementId, kind }) => {
    const agreement = await agreementById(tx, agreementId, true);
    return { ...standingOf(await projectById(tx, agreement.projectId)), fixedBy: null, agreement, kind };
  },
  view: paperPolicy.view,
  allow: { says: '可提出该类补充协议的当事方', test: (actor, it) => supplementPolicy[it.kind].test(actor, it) },
  async run(cx, { agreement, ...standing }, { version, kind, reason }) {
    const { tx, actor, record } = cx;
    if (!supplementFits(kind, agreement.state)) {
      throw new Problem('agreements.supplement_state', {
        state: agreementStates[agreement.state],
        kind: paperKinds[kind],
      });
    }
    if (agreement.version !== version) throw new Problem('row.changed');
    const { content: template } = await templateById(tx, agreement.templateId);
    const papers = await papersOf(tx, agreement.id);
    const party = partyOf(actor, standing) ?? 'office';
    const paper = newPaper(cx, agreement.id, {
      kind,
      serial: papers.length + 1,
      groups: template.supplements[kind].groups,
      openedByParty: party,
    });
    await insertPaper(tx, paper);
    const content = await supplementContent(cx, agreement, { kind, reason });
    await appendVersion(cx, paper.id, { former: undefined, content, party, note: reason });
    await saveAgreement(tx, agreement);
    record({
      act: 'agreement.supplement',
      subject: agreement.id,
      also: [agreement.projectId],
      after: { kind, reason },
      note: `${paperKinds[kind]}：${reason}`,
    });
    return { id: agreement.id, paperId: paper.id };
  },
});
