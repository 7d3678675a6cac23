import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { useCase } from '../../../platform/use-case.ts';
import { poolOf } from '../../experts/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { lockCase, sameVersion } from '../case.ts';
import { casePolicy } from '../policy.ts';
import { checklistOf, panelOf } from '../queries.ts';
import { avoidanceFindings } from '../rules-decision.ts';
import { ConveneCase, GiveOpinion, TickPoint } from '../schema.ts';
import { insertPanel, putPoint, saveCase, saveOpinion } from '../store.ts';
import { pointResults, verdicts } from '../terms.ts';
import { caseWorkflow } from '../workflow.ts';

/** The office calls the experts who look at the film; whoever is tied to it keeps away. */
export const conveneCase = useCase({
  act: 'acceptance.convene',
  label: '组织验收',
  input: ConveneCase,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.convene,
  async run({ tx, actor, now, record }, at, { version, personIds }) {
    const state = moveOn(caseWorkflow, 'convene', at.it.state, { findings: [] });
    sameVersion(at.it, version);
    const wanted = new Set(personIds);
    const experts = (await poolOf(tx, dayOf(now))).filter(({ personId }) => wanted.has(personId));
    if (experts.length !== wanted.size) throw new Problem('act.not_found');
    const { name, creditCode } = await organizationById(tx, at.producerOrgId);
    const avoiding = { producer: { name, creditCode }, guides: at.guides, today: dayOf(now) };
    const findings = experts.flatMap((one) => avoidanceFindings(one, avoiding));
    if (findings.length > 0) throw new Problem('acceptance.panel_refused', {}, findings);
    await insertPanel(
      tx,
      experts.map((one) => ({
        caseId: at.it.id,
        round: at.it.round,
        personId: one.personId,
        personName: one.name,
        employerName: one.employerName,
        verdict: null,
        opinion: '',
        at: null,
      })),
    );
    const { edition } = await checklistOf(tx, null);
    await saveCase(tx, { ...at.it, state, checklistEdition: edition, convenedBy: actor.personId });
    record({
      act: 'acceptance.convene',
      subject: at.it.id,
      also: [at.project.id],
      before: { state: at.it.state },
      after: { state, experts: experts.length, checklistEdition: edition },
      note: `${experts.length} 位专家审看，验收清单第 ${edition} 版`,
    });
    return { id: at.it.id };
  },
});

export const tickPoint = useCase({
  act: 'acceptance.tick',
  label: '核对验收清单',
  input: TickPoint,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.tick,
  async run({ tx, actor, now, record }, at, { key, result, note }) {
    moveOn(caseWorkflow, 'tick', at.it.state, { findings: [] });
    const { points } = await checklistOf(tx, at.it.checklistEdition);
    const point = points.find((one) => one.key === key);
    if (!point) throw new Problem('acceptance.no_point');
    await putPoint(tx, { caseId: at.it.id, round: at.it.round, key, result, note, byName: actor.name, at: now });
    record({
      act: 'acceptance.tick',
      subject: at.it.id,
      also: [at.project.id],
      after: { key, result, note },
      note: `${point.label}：${pointResults[result]}${note ? `，${note}` : ''}`,
    });
    return { id: at.it.id };
  },
});

/** An expert of the panel says what was seen; the text stays off the timeline, which the producer reads too. */
export const giveOpinion = useCase({
  act: 'acceptance.opine',
  label: '提出审看意见',
  input: GiveOpinion,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.opine,
  async run({ tx, actor, now, record }, at, { verdict, opinion }) {
    moveOn(caseWorkflow, 'opine', at.it.state, { findings: [] });
    const { it } = at;
    const seated = (await panelOf(tx, it.id)).some((one) => one.round === it.round && one.personId === actor.personId);
    if (!seated) throw new Problem('act.not_allowed', { only: casePolicy.opine.says });
    await saveOpinion(tx, { caseId: it.id, round: it.round, personId: actor.personId, verdict, opinion, at: now });
    record({
      act: 'acceptance.opine',
      subject: it.id,
      after: { round: it.round, verdict: verdicts[verdict] },
      note: `第 ${it.round} 次提交`,
    });
    return { id: it.id };
  },
});
