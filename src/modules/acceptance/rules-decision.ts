import { type Finding, findingsOf } from '../../base/problem.ts';
import { daysBetween, type LocalDate } from '../../base/time.ts';
import { isAvailable, isSameParty, type Expert, type Interest, type Party } from '../experts/contract.ts';
import type { ChecklistPoint, PanelMember, PointTick } from './terms.ts';

type Facts = {
  checklist: readonly ChecklistPoint[];
  points: readonly Pick<PointTick, 'key' | 'result'>[];
  panel: readonly Pick<PanelMember, 'personName' | 'verdict'>[];
  agreementInForce: boolean;
};

/** 验收 rests on the whole checklist and on every opinion; only what is met throughout may pass. */
export function decisionFindings(act: 'accept' | 'rectify' | 'reject', facts: Facts): Finding[] {
  const { checklist, points, panel, agreementInForce } = facts;
  const waiting = panel.filter(({ verdict }) => verdict === null);
  const resultOf = (key: string) => points.find((one) => one.key === key)?.result;
  const open = checklist.filter(({ key }) => resultOf(key) === undefined);
  const unmet = checklist.filter(({ key }) => resultOf(key) === 'unmet');
  const against = panel.filter(({ verdict }) => verdict === 'fail' || verdict === 'rectify');
  const accepting = act === 'accept';
  return findingsOf(
    waiting.length > 0 && {
      code: 'opinions_missing',
      message: `还有 ${waiting.length} 位专家没有提出意见：${waiting.map(({ personName }) => personName).join('、')}`,
    },
    act !== 'rectify' &&
      open.length > 0 && { code: 'checklist_open', message: `验收清单还有 ${open.length} 项没有核对` },
    accepting &&
      unmet.length > 0 && {
        code: 'checklist_unmet',
        message: `验收清单有 ${unmet.length} 项不符合：${unmet.map(({ label }) => label).join('；')}`,
      },
    accepting && !agreementInForce && { code: 'no_agreement', message: '三方协议不在履行中，不能通过验收' },
    accepting &&
      against.length > 0 && {
        code: 'panel_against',
        weight: 'look',
        message: `${against.length} 位专家建议整改或不通过，请在验收意见中说明采纳情况`,
      },
    !accepting &&
      unmet.length === 0 &&
      against.length === 0 && {
        code: 'nothing_against',
        weight: 'look',
        message: '清单没有不符合项，专家也没有建议整改，请核对理由',
      },
  );
}

/** The last day of rectifying lies ahead, by so many days at most. */
export const rectifyFindings = (rectifyBy: LocalDate, today: LocalDate, mostDays: number): Finding[] =>
  findingsOf(
    rectifyBy <= today && { code: 'rectify_past', path: 'rectifyBy', message: '整改期限须晚于今天' },
    daysBetween(today, rectifyBy) > mostDays && {
      code: 'rectify_far',
      path: 'rectifyBy',
      message: `整改期限最长 ${mostDays} 天`,
    },
  );

export type Candidate = Expert & { interests: readonly Pick<Interest, 'kind' | 'partyName' | 'partyCreditCode'>[] };
type Avoiding = { producer: Party; guides: readonly string[]; today: LocalDate };

/** Why somebody of the pool keeps away from this acceptance: ties to the producer, or own guidance of the work. */
export function avoidanceFindings(expert: Candidate, { producer, guides, today }: Avoiding): Finding[] {
  const employer = { name: expert.employerName, creditCode: expert.employerCreditCode };
  const tied = expert.interests.some((one) =>
    isSameParty({ name: one.partyName, creditCode: one.partyCreditCode }, producer),
  );
  const clause = '回避规定';
  return findingsOf(
    !isAvailable(expert, today) && { code: 'expert_not_available', message: `${expert.name}不在聘期内` },
    isSameParty(employer, producer) && { code: 'expert_of_producer', message: `${expert.name}任职于制作机构`, clause },
    tied && { code: 'expert_tied', message: `${expert.name}与制作机构有利害关系申报`, clause },
    guides.includes(expert.personId) && {
      code: 'expert_guides',
      message: `${expert.name}是该项目的指导专家，不参加验收`,
      clause,
    },
  );
}
