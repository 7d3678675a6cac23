import { type Finding, findingsOf } from '../../base/problem.ts';
import type { LocalDate } from '../../base/time.ts';
import type { ReviewSettings } from '../calls/contract.ts';
import { isAvailable, isSameParty, type Expert, type Interest, type Party } from '../experts/contract.ts';
import type { ConflictKind } from './terms.ts';

/** A work as assignment sees it: who stands behind it, never what the applicant will see of the review. */
export type PlanWork = {
  applicationId: string;
  number: string;
  title: string;
  categoryCode: string | null;
  regionCode: string | null;
  parties: (Party & { role: 'applicant' | 'joint' | 'recommender' })[];
};
export type PlanExpert = Expert & { interests: readonly Interest[] };
/** Ties an expert declared for this round only. */
export type Declared = { expertId: string; party: Party };
export type PlanFacts = {
  works: readonly PlanWork[];
  experts: readonly PlanExpert[];
  declared: readonly Declared[];
  settings: ReviewSettings;
  today: LocalDate;
};
export type PlanPanel = { name: string; applicationIds: string[]; regularIds: string[]; alternateIds: string[] };
export type Plan = { panels: PlanPanel[]; assignments: { applicationId: string; expertIds: string[] }[] };
export type Conflict = {
  applicationId: string;
  expertId: string;
  kind: ConflictKind;
  detail: string;
  party: Party | null;
};

const province = (code: string | null): string | null => (code ? code.slice(0, 2) : null);

/** Every reason why an expert must not judge a work, each with its source (domain 03 §6). */
export function conflictsBetween(
  expert: PlanExpert,
  work: PlanWork,
  facts: Omit<PlanFacts, 'works' | 'experts'>,
): Conflict[] {
  const { settings, declared } = facts;
  const found = (kind: ConflictKind, detail: string, party: Party | null = null): Conflict => ({
    applicationId: work.applicationId,
    expertId: expert.id,
    kind,
    detail,
    party,
  });
  const employer = { name: expert.employerName, creditCode: expert.employerCreditCode };
  const same = settings.avoidSameOrganization ? work.parties.filter((party) => isSameParty(party, employer)) : [];
  const interests = expert.interests.flatMap((interest) =>
    work.parties.filter((party) =>
      isSameParty(party, { name: interest.partyName, creditCode: interest.partyCreditCode }),
    ),
  );
  const now = declared
    .filter((one) => one.expertId === expert.id)
    .flatMap((one) => work.parties.filter((party) => isSameParty(party, one.party)));
  const sameRegion =
    settings.avoidSameRegion && expert.regionCode !== null && province(expert.regionCode) === province(work.regionCode);
  return [
    ...same.map((party) => found('same_organization', `任职于${party.name}`, party)),
    ...(sameRegion ? [found('same_region', '与推荐单位同省')] : []),
    ...interests.map((party) => found('declared_interest', `已申报与${party.name}的关系`, party)),
    ...now.map((party) => found('declared_now', `本轮申报与${party.name}的关系`, party)),
  ];
}

/** All conflicts of a round, by expert and work. */
export const conflictsIn = (facts: PlanFacts): Conflict[] =>
  facts.experts.flatMap((expert) => facts.works.flatMap((work) => conflictsBetween(expert, work, facts)));

/** A quick yes or no over the conflicts of a round. */
export function conflictTable(facts: PlanFacts): (expertId: string, applicationId: string) => Conflict | undefined {
  const table = new Map(conflictsIn(facts).map((one) => [`${one.expertId} ${one.applicationId}`, one]));
  return (expertId, applicationId) => table.get(`${expertId} ${applicationId}`);
}

/** Whether so many experts on one work fit the settings of the call. */
export const isPanelSize = (size: number, settings: ReviewSettings): boolean =>
  size >= settings.panelMinimum && size <= settings.panelMaximum && (!settings.odd || size % 2 === 1);

const sizeWords = ({ panelMinimum, panelMaximum, odd }: ReviewSettings): string =>
  `${panelMinimum}—${panelMaximum} 人${odd ? '且为单数' : ''}`;

const twice = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];

/** Everything wrong with a plan of panels and assignments, all at once; the same check for hand, draw and file. */
export function planFindings(plan: Plan, facts: PlanFacts): Finding[] {
  return [...panelFindings(plan, facts), ...assignmentFindings(plan, facts)];
}

function panelFindings(plan: Plan, facts: PlanFacts): Finding[] {
  const works = new Map(facts.works.map((work) => [work.applicationId, work]));
  const experts = new Map(facts.experts.map((expert) => [expert.id, expert]));
  const placed = plan.panels.flatMap((panel) => panel.applicationIds);
  const seated = plan.panels.flatMap((panel) => [...panel.regularIds, ...panel.alternateIds]);
  const label = (id: string) => works.get(id)?.number ?? id;
  const name = (id: string) => experts.get(id)?.name ?? id;
  const unavailable = seated.filter((id) => {
    const expert = experts.get(id);
    return expert !== undefined && !isAvailable(expert, facts.today);
  });
  return findingsOf(
    plan.panels.length === 0 && { code: 'no_panel', path: 'panels', message: '尚未编组' },
    ...placed
      .filter((id) => !works.has(id))
      .map((id) => ({
        code: 'work_unknown',
        path: 'panels',
        message: `编号 ${id} 不是本轮参评作品`,
      })),
    ...facts.works
      .filter((work) => !placed.includes(work.applicationId))
      .map((work) => ({
        code: 'work_missing',
        path: 'panels',
        message: `${work.number}《${work.title}》未编入任何评审组`,
      })),
    ...twice(placed).map((id) => ({
      code: 'work_twice',
      path: 'panels',
      message: `${label(id)} 编入了不止一个评审组`,
    })),
    ...seated
      .filter((id) => !experts.has(id))
      .map((id) => ({
        code: 'expert_unknown',
        path: 'panels',
        message: `编号 ${id} 不在专家库内`,
      })),
    ...unavailable.map((id) => ({
      code: 'expert_unavailable',
      path: 'panels',
      message: `专家${name(id)}目前不在聘，不能编入`,
    })),
    ...twice(seated).map((id) => ({
      code: 'expert_twice',
      path: 'panels',
      message: `专家${name(id)}在本轮占了不止一个席位`,
    })),
    ...plan.panels
      .filter((panel) => !isPanelSize(panel.regularIds.length, facts.settings))
      .map((panel) => ({
        code: 'panel_size',
        path: 'panels',
        clause: '征集通知评审设置',
        message: `${panel.name}正选 ${panel.regularIds.length} 人，应为 ${sizeWords(facts.settings)}`,
      })),
  );
}

function assignmentFindings(plan: Plan, facts: PlanFacts): Finding[] {
  const experts = new Map(facts.experts.map((expert) => [expert.id, expert]));
  const works = new Map(facts.works.map((work) => [work.applicationId, work]));
  const conflict = conflictTable(facts);
  const named = twice(plan.assignments.map((one) => one.applicationId)).map((id) => ({
    code: 'assigned_twice',
    path: 'assignments',
    message: `${works.get(id)?.number ?? id} 的分派出现了两次`,
  }));
  const unknown = plan.assignments
    .filter((one) => !works.has(one.applicationId))
    .map((one) => ({
      code: 'work_unknown',
      path: 'assignments',
      message: `编号 ${one.applicationId} 不是本轮参评作品`,
    }));
  const each = facts.works.flatMap((work) => {
    const panel = plan.panels.find((one) => one.applicationIds.includes(work.applicationId));
    const members = new Set([...(panel?.regularIds ?? []), ...(panel?.alternateIds ?? [])]);
    const ids = plan.assignments.find((one) => one.applicationId === work.applicationId)?.expertIds ?? [];
    return findingsOf(
      !isPanelSize(ids.length, facts.settings) && {
        code: 'work_size',
        path: 'assignments',
        clause: '征集通知评审设置',
        message: `${work.number}《${work.title}》由 ${ids.length} 人评审，应为 ${sizeWords(facts.settings)}`,
      },
      ...twice(ids).map((id) => ({
        code: 'expert_twice_on_work',
        path: 'assignments',
        message: `${work.number} 重复分派给专家${experts.get(id)?.name ?? id}`,
      })),
      ...ids
        .filter((id) => !members.has(id))
        .map((id) => ({
          code: 'not_in_panel',
          path: 'assignments',
          message: `专家${experts.get(id)?.name ?? id}不在 ${work.number} 所属的评审组`,
        })),
      ...ids
        .map((id) => conflict(id, work.applicationId))
        .map(
          (one) =>
            one && {
              code: `conflict_${one.kind}`,
              path: 'assignments',
              clause: '回避要求',
              message: `专家${experts.get(one.expertId)?.name ?? ''}应回避 ${work.number}《${work.title}》：${one.detail}`,
            },
        ),
    );
  });
  return [...named, ...unknown, ...each];
}
