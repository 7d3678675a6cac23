import { allocate, fen } from '../../base/money.ts';
import { type Finding, findingsOf } from '../../base/problem.ts';
import { addDays, dayOf, type Instant, type LocalDate } from '../../base/time.ts';
import type {
  Clause,
  Figures,
  Instalment,
  PaperContent,
  PartyKey,
  PlannedMilestone,
  Purpose,
  SigningGroup,
  TemplateContent,
} from './terms.ts';
import { parties, partyOrder } from './terms.ts';
import { ownMoneyFindings } from './own-money.ts';
import { unknownWords } from './wording.ts';

const money = '方案六（一）3';

/** '33.33' → 3333: hundredths of a percent, so that no sum is ever a binary fraction. */
export function hundredths(percent: string): number {
  const [whole = '0', places = ''] = percent.split('.');
  return Number(whole) * 100 + Number(places.padEnd(2, '0'));
}
const percentText = (value: number): string => `${value / 100}`;

/** An instalment plan pays the whole award, once, each time on something that can be seen. */
export function planFindings(instalments: readonly Instalment[], figures: PlanFacts): Finding[] {
  const total = instalments.reduce((sum, one) => sum + hundredths(one.percent), 0);
  const known = new Set(['agreement_signed', ...figures.milestones.map((one) => one.kind)]);
  if (figures.support === 'unfunded') {
    return findingsOf(
      instalments.length > 0 && { code: 'plan_unfunded', path: 'instalments', message: '不给予资金的项目没有拨付计划' },
    );
  }
  return [
    ...findingsOf(
      instalments.length === 0 && { code: 'plan_empty', path: 'instalments', message: '拨付计划为空', clause: money },
      instalments.length > 0 &&
        total !== 10_000 && {
          code: 'plan_sum',
          path: 'instalments',
          message: `各期比例合计应为 100%，现为 ${percentText(total)}%`,
          clause: money,
        },
    ),
    ...instalments.flatMap((one, i) =>
      findingsOf(
        hundredths(one.percent) === 0 && {
          code: 'plan_zero',
          path: `instalments.${i}.percent`,
          message: `${one.label}的比例不能为 0`,
        },
        !known.has(one.trigger) && {
          code: 'plan_trigger',
          path: `instalments.${i}.trigger`,
          message: `${one.label}的拨付条件不在本协议节点之中`,
        },
        instalments.findIndex((other) => other.key === one.key) !== i && {
          code: 'plan_twice',
          path: `instalments.${i}.key`,
          message: `${one.label}重复`,
        },
        one.capFen !== null &&
          one.capFen > figures.amountFen && {
            code: 'plan_cap',
            path: `instalments.${i}.capFen`,
            message: `${one.label}的上限超过扶持金额`,
          },
      ),
    ),
  ];
}
type PlanFacts = Pick<Figures, 'support' | 'amountFen'> & { milestones: readonly { kind: string }[] };

/** Earmarking: the caps of all purposes add up to the award, so that no fen is without its purpose (专款专用). */
export function purposeFindings(
  purposes: readonly Purpose[],
  figures: Pick<Figures, 'support' | 'amountFen'>,
): Finding[] {
  const sum = purposes.reduce((total, one) => total + one.capFen, 0);
  const twice = purposes.find((one, i) => purposes.findIndex((other) => other.code === one.code) !== i);
  return findingsOf(
    figures.support === 'unfunded' &&
      purposes.length > 0 && { code: 'purposes_unfunded', path: 'purposes', message: '不给予资金的项目没有资金用途' },
    figures.support === 'funded' &&
      sum !== figures.amountFen && {
        code: 'purposes_sum',
        path: 'purposes',
        message: `各项用途合计应等于扶持金额 ${figures.amountFen / 1_000_000} 万元，现为 ${sum / 1_000_000} 万元`,
        clause: money,
      },
    twice && { code: 'purposes_twice', path: 'purposes', message: `用途“${twice.label}”重复` },
  );
}

export type SupportRow = { programme?: string; level?: string; amount?: number; state?: string };
/** A line of the application's other fiscal support that a province, city or county has granted already. */
export const isGivenBelow = ({ state, level, amount = 0 }: SupportRow): boolean =>
  state === 'won' && (level === 'provincial' || level === 'city') && amount > 0;

/** Milestones follow one another; those that a paper sets anew lie ahead of the day on which they are proposed. */
export function milestoneFindings(
  milestones: readonly PlannedMilestone[],
  { today, planned }: { today: LocalDate; planned: readonly PlannedMilestone[] },
): Finding[] {
  return milestones.flatMap((one, i) => {
    const former = milestones[i - 1];
    const stands = planned.some(({ kind, dueOn }) => kind === one.kind && dueOn === one.dueOn);
    return findingsOf(
      !stands &&
        one.dueOn < today && {
          code: 'milestone_past',
          path: `milestones.${i}.dueOn`,
          message: `${one.label}的时限 ${one.dueOn} 已经过去`,
        },
      former !== undefined &&
        one.dueOn < former.dueOn && {
          code: 'milestone_order',
          path: `milestones.${i}.dueOn`,
          message: `${one.label}的时限早于${former.label}`,
        },
      milestones.findIndex((other) => other.kind === one.kind) !== i && {
        code: 'milestone_twice',
        path: `milestones.${i}.kind`,
        message: `节点“${one.label}”重复`,
      },
    );
  });
}

type Worded = Pick<Clause, 'key' | 'heading' | 'text'>;
/** Clauses that are not open to negotiation stand as they were; none of the former may be left out in silence. */
export function clauseFindings(proposed: readonly Worded[], former: readonly Clause[]): Finding[] {
  const given = new Map(proposed.map((one) => [one.key, one]));
  return [
    ...former.flatMap((one) => {
      const now = given.get(one.key);
      return findingsOf(
        !now &&
          !one.key.startsWith('added-') && {
            code: 'clause_missing',
            path: 'clauses',
            message: `缺少“${one.heading}”`,
          },
        now &&
          !one.negotiable &&
          (now.text !== one.text || now.heading !== one.heading) && {
            code: 'clause_fixed',
            path: `clauses.${one.key}`,
            message: `“${one.heading}”不在协商范围，须照原文`,
          },
      );
    }),
    ...proposed.flatMap((one, i) =>
      findingsOf(
        proposed.findIndex((other) => other.key === one.key) !== i && {
          code: 'clause_twice',
          path: `clauses.${one.key}`,
          message: `“${one.heading}”重复`,
        },
        !former.some(({ key }) => key === one.key) &&
          !one.key.startsWith('added-') && {
            code: 'clause_key',
            path: `clauses.${one.key}`,
            message: '新增条款的标识须以 added- 开头',
          },
        ...unknownWords(one.text).map((word) => ({
          code: 'clause_word',
          path: `clauses.${one.key}`,
          message: `“${one.heading}”中的 {${word}} 无法填空`,
        })),
      ),
    ),
  ];
}

export type TextFacts = { today: LocalDate; planned: readonly PlannedMilestone[]; figures: boolean };

/** All that stands against the clauses of a paper and, where it sets any, its figures. */
export function contentFindings(content: PaperContent, former: readonly Clause[], facts: TextFacts): Finding[] {
  const { figures, clauses } = content;
  if (!facts.figures) return clauseFindings(clauses, former);
  return [
    ...clauseFindings(clauses, former),
    ...purposeFindings(figures.purposes, figures),
    ...planFindings(figures.instalments, figures),
    ...ownMoneyFindings(figures.ownMoney),
    ...milestoneFindings(figures.milestones, facts),
  ];
}

/** Before a text is fixed, the other parties have agreed to this very version. */
export function consentFindings(consented: readonly PartyKey[], signing: readonly PartyKey[]): Finding[] {
  return signing
    .filter((party) => party !== 'office' && !consented.includes(party))
    .map((party) => ({ code: 'no_consent', message: `${parties[party]}尚未同意本版文本` }));
}

export type SigningFacts = { groups: readonly SigningGroup[]; signed: readonly PartyKey[] };
/** The group whose turn it is; undefined when all have signed. */
export const groupInTurn = ({ groups, signed }: SigningFacts): SigningGroup | undefined =>
  groups.find((group) => group.parties.some((party) => !signed.includes(party)));
/** Everybody who signs, in the order of the groups. */
export const signersOf = (groups: readonly SigningGroup[]): PartyKey[] => groups.flatMap((group) => group.parties);

/** Groups sign one after the other, the members of a group side by side. */
export function turnFindings(facts: SigningFacts, party: PartyKey): Finding[] {
  const turn = groupInTurn(facts);
  if (!signersOf(facts.groups).includes(party)) {
    return [{ code: 'no_signer', message: `${parties[party]}不在本件签署方之中` }];
  }
  const waiting = turn?.parties.filter((one) => !facts.signed.includes(one)) ?? [];
  return findingsOf(
    !facts.signed.includes(party) &&
      !turn?.parties.includes(party) && {
        code: 'not_in_turn',
        message: `须待${waiting.map((one) => parties[one]).join('、')}签署后再签`,
      },
  );
}
export const unsignedFindings = ({ groups, signed }: SigningFacts): Finding[] =>
  signersOf(groups)
    .filter((party) => !signed.includes(party))
    .map((party) => ({ code: 'unsigned', message: `${parties[party]}尚未签署` }));

/** 方案六（一）2、3: an agreement takes effect when all have signed and the result of the publicity is final. */
export function forceFindings(facts: SigningFacts & { finalResult: boolean }): Finding[] {
  return [
    ...unsignedFindings(facts),
    ...findingsOf(!facts.finalResult && { code: 'not_final', message: '公示结果尚未确定', clause: '方案六（一）2' }),
  ];
}

/** The award split over purposes by the shares of a template; the parts add up to it to the fen. */
export function purposesOf(template: TemplateContent, figures: Pick<Figures, 'support' | 'amountFen'>): Purpose[] {
  if (figures.support === 'unfunded' || template.purposes.length === 0) return [];
  const parts = allocate(
    fen(figures.amountFen),
    template.purposes.map((one) => hundredths(one.percent)),
  );
  return template.purposes.map(({ code, label }, i) => ({ code, label, capFen: parts[i] ?? 0 }));
}

/** What each instalment comes to: the shares add up to the award to the fen; a cap is shown, the payment heeds it. */
export function instalmentAmounts(instalments: readonly Instalment[], amountFen: number): number[] {
  const shares = instalments.map((one) => hundredths(one.percent));
  if (shares.reduce((sum, one) => sum + one, 0) !== 10_000) {
    return shares.map((share) => Math.floor((amountFen * share) / 10_000));
  }
  return allocate(fen(amountFen), shares);
}

/** Planned milestones of a new agreement: so many days from the day it is drafted. */
export const milestonesOf = (template: TemplateContent, now: Instant): PlannedMilestone[] =>
  template.milestones.map(({ kind, label, days }) => ({ kind, label, dueOn: addDays(dayOf(now), days) }));

/** What stands against publishing a template. */
export function templateFindings(content: TemplateContent): Finding[] {
  const figures = { support: 'funded' as const, amountFen: 100_00, milestones: content.milestones };
  const share = content.purposes.reduce((sum, one) => sum + hundredths(one.percent), 0);
  const supplements = Object.entries(content.supplements);
  const doubles = (groups: readonly SigningGroup[]) => new Set(signersOf(groups)).size < signersOf(groups).length;
  const clauses = [...content.clauses, ...supplements.flatMap(([, one]) => one.clauses)];
  return [
    ...planFindings(content.instalments, figures).filter((one) => one.code !== 'plan_cap'),
    ...findingsOf(
      share !== 10_000 && {
        code: 'purposes_share',
        path: 'purposes',
        message: `各项用途比例合计应为 100%，现为 ${percentText(share)}%`,
      },
      !partyOrder.every((party) => signersOf(content.groups).includes(party)) && {
        code: 'groups_all',
        path: 'groups',
        message: '三方协议须由甲方、乙方、丙方全部签署',
        clause: money,
      },
      [content.groups, ...supplements.map(([, one]) => one.groups)].some(doubles) && {
        code: 'groups_twice',
        path: 'groups',
        message: '同一方在签署顺序中只能出现一次',
      },
    ),
    ...clauses.flatMap((one) =>
      unknownWords(one.text).map((word) => ({
        code: 'clause_word',
        path: `clauses.${one.key}`,
        message: `“${one.heading}”中的 {${word}} 无法填空`,
      })),
    ),
  ];
}
