import type { z } from 'zod';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { projectById } from '../../projects/index.ts';
import { standingOf } from '../case.ts';
import { draftPolicy, partyOf, type Standing, supplementPolicy } from '../policy.ts';
import { papersOf, templatesAll } from '../queries.ts';
import { OfProject } from '../schema.ts';
import { figuresShown, keysInUse, paperShown } from '../show.ts';
import { findAgreementOf } from '../store.ts';
import {
  type Agreement,
  agreementsActs,
  agreementStates,
  type Figures,
  paperKinds,
  type SupplementKind,
  templateStates,
} from '../terms.ts';
import type { AgreementOfProjectOut, AgreementOut } from '../views.ts';
import { clausesFor, triggersOf } from '../wording.ts';
import { isTemplateDraft, isTemplateInUse } from '../workflow.ts';
import { supplementFits } from './open-supplement.ts';

const open = ['negotiating', 'fixed', 'signed'];
const labels: Readonly<Record<string, string>> = agreementsActs;

async function timeline({ tx }: Cx, agreement: Agreement) {
  const entries = await timelineOf(tx, agreement.id, Object.keys(agreementsActs));
  return entries.map((one) => ({ ...one, label: labels[one.act] ?? one.act }));
}

/** The supplements this asker may begin now; none while another is open. */
function supplementsOpen(cx: Cx, standing: Standing, agreement: Agreement, busy: boolean) {
  const kinds = Object.keys(supplementPolicy) as SupplementKind[];
  return kinds
    .filter((kind) => supplementFits(kind, agreement.state) && supplementPolicy[kind].test(cx.actor, standing))
    .map((kind) => ({
      kind,
      label: paperKinds[kind],
      findings: busy ? [{ code: 'supplement_open', message: '已有一份补充协议在办理' }] : [],
    }));
}

async function shown(cx: Cx, standing: Standing, agreement: Agreement): Promise<z.input<typeof AgreementOut>> {
  const project = await projectById(cx.tx, agreement.projectId);
  const papers = await papersOf(cx.tx, agreement.id);
  const views = [];
  for (const paper of papers) {
    const it = { ...standing, fixedBy: paper.fixedBy, state: paper.state, agreement, project, paper };
    views.push(await paperShown(cx, it));
  }
  const busy = papers.some((one) => open.includes(one.state));
  const figures = agreement.content?.figures ?? views[0]?.figures;
  return {
    id: agreement.id,
    version: agreement.version,
    state: agreement.state,
    stateLabel: agreementStates[agreement.state],
    number: agreement.number,
    amountFen: agreement.amountFen,
    signedAt: agreement.signedAt,
    inForceAt: agreement.inForceAt,
    endedAt: agreement.endedAt,
    templateEdition: agreement.templateEdition,
    agreed: agreement.content ? figuresShown(agreement.content.figures) : null,
    party: partyOf(cx.actor, standing) ?? null,
    papers: views,
    supplements: supplementsOpen(cx, standing, agreement, busy),
    keys: await keysInUse(cx),
    triggers: triggersOf(figures?.milestones ?? []),
    timeline: await timeline(cx, agreement),
  };
}

/** Published editions, the one in use first; their clauses are those of agreements with or without money. */
async function editionsFor(tx: Tx, support: Figures['support']) {
  const published = (await templatesAll(tx)).filter((one) => !isTemplateDraft(one));
  return [...published.filter(isTemplateInUse), ...published.filter((one) => !isTemplateInUse(one))].map((one) => ({
    id: one.id,
    name: one.name,
    edition: one.edition,
    stateLabel: templateStates[one.state],
    clauses: clausesFor(one.content.clauses, support).map(({ key, heading, negotiable }) => ({
      key,
      heading,
      negotiable,
    })),
  }));
}

/** The agreement of a project with all its papers, or what stands against drawing one up. */
export const agreementOfProject = reading({
  input: OfProject,
  load: async (tx, { projectId }) => {
    const project = await projectById(tx, projectId);
    return { ...standingOf(project), project };
  },
  view: draftPolicy.view,
  async show(cx, { project, ...standing }): Promise<z.input<typeof AgreementOfProjectOut>> {
    const agreement = await findAgreementOf(cx.tx, project.id);
    const mayDraft = !agreement && draftPolicy.draft.test(cx.actor, standing) && project.level === 'national';
    const templates = mayDraft ? await editionsFor(cx.tx, project.support) : [];
    return {
      projectId: project.id,
      agreement: agreement ? await shown(cx, standing, agreement) : null,
      mayDraft,
      findings: mayDraft && templates.length === 0 ? [{ code: 'no_template', message: '没有已启用的协议模板' }] : [],
      templates,
    };
  },
});
