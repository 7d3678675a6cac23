import { anyPerson, hasRole } from '../../base/policy.ts';
import { endOfDay } from '../../base/time.ts';
import { movesOpenTo } from '../../base/workflow.ts';
import { reading } from '../../platform/use-case.ts';
import { z } from 'zod';
import { changeSides } from './change-sides.ts';
import { changeKinds, type ChangeKind } from './guidance-terms.ts';
import { advicePolicy, changePolicy, guideListPolicy, projectsPolicy } from './policy.ts';
import { awaitsFollowUp } from './guidance-rules.ts';
import { activeExperts, adviceOf, changesOf, guidesOf, guidingExperts, visitsOf } from './queries-guidance.ts';
import { loadStanding } from './queries-overview.ts';
import { evidenceOf } from './queries-tracking.ts';
import { ProjectById } from './schema.ts';
import { findPlan } from './store-tracking.ts';
import { trackingRules } from './tracking-basis.ts';
import { adviceWorkflow, changeWorkflow, isRunning, isUnanswered, isAgreed } from './workflow.ts';

const plain = (act: string, label: string) => ({ act, label, findings: [] });

export const projectGuidance = reading({
  input: ProjectById,
  load: loadStanding,
  view: projectsPolicy.view,
  async show({ tx, actor, now }, project) {
    const files = await evidenceOf(tx, project.id);
    const of = (part: string, place: string) => files.filter((file) => file.part === part && file.place === place);
    const running = isRunning(project);
    const office = projectsPolicy.recordVisit.test(actor, project);
    return {
      guides: (await guidesOf(tx, project.id)).map((row) => ({ ...row, name: row.personName })),
      advice: (await adviceOf(tx, project.id)).map((one) => ({
        ...one,
        late: isUnanswered(one) && now >= endOfDay(one.dueOn),
        files: of('advice', one.id),
        answerFiles: of('answer', one.id),
        moves: movesOpenTo(adviceWorkflow, advicePolicy, {
          actor,
          subject: { ...project, state: one.state, writtenBy: one.writtenBy },
          facts: {},
        }),
      })),
      visits: (await visitsOf(tx, project.id)).map((one) => {
        const waits = awaitsFollowUp(one);
        return {
          ...one,
          late: waits && one.followUpOn !== null && now >= endOfDay(one.followUpOn),
          files: of('visit', one.id),
          mayFollowUp: waits && office,
        };
      }),
      moves: [
        ...(running && advicePolicy.write.test(actor, project) ? [plain('write', '提出指导意见')] : []),
        ...(running && projectsPolicy.assignGuide.test(actor, project) ? [plain('assign', '指派指导专家')] : []),
        ...(office ? [plain('visit', '登记现场督导')] : []),
      ],
    };
  },
});

/** Whom the asker may name as guide: the office anybody in the pool, a unit those whom the office has listed. */
export const guideCandidates = reading({
  input: ProjectById,
  load: loadStanding,
  view: projectsPolicy.view,
  async show({ tx, actor }, project) {
    if (!projectsPolicy.assignGuide.test(actor, project)) return { rows: [] };
    return { rows: hasRole(actor, 'national_officer') ? await activeExperts(tx) : await guidingExperts(tx) };
  },
});

export const guidingExpertList = reading({
  input: z.object({}),
  load: async () => null,
  view: anyPerson,
  show: async ({ tx, actor }) => ({
    rows: guideListPolicy.view.test(actor, null) ? await guidingExperts(tx) : [],
    mayChange: guideListPolicy.change.test(actor, null),
  }),
});

const nothingAsked = { text: '', title: '', episodeCount: null, episodeMinutes: null, lines: [] };
export const projectChanges = reading({
  input: ProjectById,
  load: loadStanding,
  view: projectsPolicy.view,
  async show({ tx, actor }, project) {
    const { article16, kinds } = trackingRules().changes;
    const files = await evidenceOf(tx, project.id);
    const plan = await findPlan(tx, project.id);
    const rules = [];
    for (const kind of Object.keys(changeKinds) as ChangeKind[]) {
      const rule = kinds[kind];
      const asked = { ...nothingAsked, kind };
      const { before } = await changeSides(tx, project, { asked, producer: undefined, plan });
      if (rule) rules.push({ kind, ...rule, before: before.text });
    }
    return {
      rows: (await changesOf(tx, project.id)).map((one) => ({
        ...one,
        files: files.filter((file) => ['change', 'filing'].includes(file.part) && file.place === one.id),
        moves: movesOpenTo(changeWorkflow, changePolicy, {
          actor,
          subject: { ...project, state: one.state, approver: one.approver },
          facts: one,
        })
          .filter(({ act }) => isRunning(project) || ['refuse', 'withdraw'].includes(act))
          .map((move) => (move.act === 'take_effect' ? { ...move, findings: [] } : move)),
      })),
      rules,
      lines: plan && isAgreed(plan) ? plan.lines : [],
      article16,
      mayAsk: isRunning(project) && changePolicy.ask.test(actor, project),
    };
  },
});
