import { addDays, dayOf, endOfDay, type Instant, type LocalDate, startOfDay } from '../../base/time.ts';
import type { Advice, Change, Visit } from './guidance-terms.ts';
import { changeKinds } from './guidance-terms.ts';
import { awaitsFollowUp } from './guidance-rules.ts';
import { milestoneKinds, type Project } from './terms.ts';
import { halfMonthStart, reportDueOn } from './tracking-rules.ts';
import type { Plan, TrackedMilestone, TrackingLine, TrackingRules } from './tracking-terms.ts';

/** Whose turn a step is: the bodies of the project, or one expert. */
export type Turn = 'producer' | 'unit' | 'owner' | 'expert';
export const stepKinds = {
  'project.plan': '进度计划',
  'project.milestone': '里程碑',
  'project.report': '进度报告',
  'project.advice': '指导意见',
  'project.change': '变更申请',
  'project.visit': '督导复查',
  'project.watch': '延期停滞',
} as const;
export type StepKind = keyof typeof stepKinds;
export type Step = {
  kind: StepKind;
  turn: Turn;
  /** The expert whose turn it is. */
  personId: string | null;
  subject: string;
  step: string;
  since: Instant;
  dueOn: LocalDate | null;
  tab: '/milestones' | '/reports' | '/guidance' | '/changes' | '' | '/report';
};
type Lagging = { id: string; summary: string; openedAt: Instant };
export type StepFacts = {
  project: Pick<Project, 'id' | 'createdAt' | 'state' | 'recommenderOrgId'>;
  /** The persons who guide it now. */
  guides: readonly string[];
  line: Pick<TrackingLine, 'lastReportOn'>;
  plan: Pick<Plan, 'state' | 'proposedAt' | 'decidedAt'> | undefined;
  milestones: readonly TrackedMilestone[];
  advice: readonly Pick<Advice, 'id' | 'serial' | 'state' | 'writtenBy' | 'writtenAt' | 'answeredAt' | 'dueOn'>[];
  changes: readonly Pick<Change, 'id' | 'kind' | 'state' | 'approver' | 'askedAt' | 'passedAt' | 'decidedAt'>[];
  visits: readonly Pick<Visit, 'id' | 'serial' | 'orgId' | 'writtenAt' | 'followUpOn' | 'followedUpAt'>[];
  /** Open flags of delay and stall. */
  flags: readonly Lagging[];
};

const planStep = ({ project, plan }: StepFacts): Step[] => {
  const step = {
    kind: 'project.plan' as const,
    personId: null,
    subject: project.id,
    dueOn: null,
    tab: '/milestones' as const,
  };
  if (!plan) return [{ ...step, turn: 'producer', step: '报送进度计划', since: project.createdAt }];
  if (plan.state === 'returned')
    return [{ ...step, turn: 'producer', step: '修改后再报进度计划', since: plan.decidedAt ?? plan.proposedAt }];
  return plan.state === 'proposed' ? [{ ...step, turn: 'unit', step: '商定进度计划', since: plan.proposedAt }] : [];
};

const milestoneSteps = ({ project, milestones }: StepFacts, soon: LocalDate): Step[] =>
  milestones.flatMap((one): Step[] => {
    const { kind, state, claimedAt, plannedOn, returnReason, touchedAt } = one;
    const base = {
      kind: 'project.milestone' as const,
      personId: null,
      subject: project.id,
      tab: '/milestones' as const,
    };
    const label = milestoneKinds[kind];
    if (state === 'claimed' && claimedAt)
      return [{ ...base, turn: 'unit', step: `确认“${label}”完成`, since: claimedAt, dueOn: null }];
    if (state !== 'open') return [];
    if (returnReason)
      return [
        {
          ...base,
          turn: 'producer',
          step: `补充“${label}”凭据后再报`,
          since: touchedAt ?? project.createdAt,
          dueOn: plannedOn,
        },
      ];
    return plannedOn && plannedOn <= soon
      ? [{ ...base, turn: 'producer', step: `完成“${label}”`, since: touchedAt ?? project.createdAt, dueOn: plannedOn }]
      : [];
  });

/** An answer is for whoever gave the advice; when that expert guides no longer, for the unit. */
const adviceSteps = ({ advice, guides }: StepFacts): Step[] =>
  advice.flatMap((one): Step[] => {
    const base = { kind: 'project.advice' as const, subject: one.id, tab: '/guidance' as const };
    if (one.state === 'open')
      return [
        {
          ...base,
          turn: 'producer',
          personId: null,
          step: `答复第 ${one.serial} 条指导意见`,
          since: one.writtenAt,
          dueOn: one.dueOn,
        },
      ];
    return one.state === 'answered' && one.answeredAt
      ? [
          {
            ...base,
            ...(guides.includes(one.writtenBy)
              ? { turn: 'expert' as const, personId: one.writtenBy }
              : { turn: 'unit' as const, personId: null }),
            step: `看第 ${one.serial} 条意见的答复并办结`,
            since: one.answeredAt,
            dueOn: null,
          },
        ]
      : [];
  });

const changeSteps = ({ changes }: StepFacts): Step[] =>
  changes.flatMap((one): Step[] => {
    const base = {
      kind: 'project.change' as const,
      personId: null,
      subject: one.id,
      dueOn: null,
      tab: '/changes' as const,
    };
    const label = changeKinds[one.kind];
    if (one.state === 'submitted')
      return [
        {
          ...base,
          turn: 'unit',
          step: one.approver === 'unit' ? `决定${label}变更` : `审核${label}变更`,
          since: one.askedAt,
        },
      ];
    if (one.state === 'passed' && one.passedAt)
      return [{ ...base, turn: 'owner', step: `批准${label}变更`, since: one.passedAt }];
    return one.state === 'approved' && one.decidedAt
      ? [{ ...base, turn: 'producer', step: `办理${label}变更的备案`, since: one.decidedAt }]
      : [];
  });

/** Everything that waits in one running project, by whose turn it is; the to-do centre and the page read the same. */
export function stepsOf(facts: StepFacts, rules: Pick<TrackingRules, 'delay'>, now: Instant): Step[] {
  const { project, line, plan, visits, flags } = facts;
  if (project.state !== 'running') return [];
  const due = plan?.state === 'agreed' ? reportDueOn(line, { openedAt: project.createdAt, now }) : null;
  const report: Step[] = due
    ? [
        {
          kind: 'project.report',
          turn: 'producer',
          personId: null,
          subject: project.id,
          step: '报送本期进度',
          since: startOfDay(halfMonthStart(dayOf(now))),
          dueOn: due,
          tab: '/report',
        },
      ]
    : [];
  const followUps = visits.filter(awaitsFollowUp).map(
    ({ id, serial, orgId, writtenAt, followUpOn }): Step => ({
      kind: 'project.visit',
      turn: orgId === project.recommenderOrgId ? 'unit' : 'owner',
      personId: null,
      subject: id,
      step: `第 ${serial} 次督导的复查`,
      since: writtenAt,
      dueOn: followUpOn,
      tab: '/guidance',
    }),
  );
  const watched = flags.map(
    ({ id, summary, openedAt }): Step => ({
      kind: 'project.watch',
      turn: 'unit',
      personId: null,
      subject: id,
      step: summary,
      since: openedAt,
      dueOn: null,
      tab: '',
    }),
  );
  const soon = addDays(dayOf(now), rules.delay.soonDays);
  return [
    ...planStep(facts),
    ...milestoneSteps(facts, soon),
    ...report,
    ...adviceSteps(facts),
    ...changeSteps(facts),
    ...followUps,
    ...watched,
  ];
}

/** Whether a step has passed its day. */
export const isLate = ({ dueOn }: Pick<Step, 'dueOn'>, now: Instant): boolean =>
  dueOn !== null && now >= endOfDay(dueOn);
