import { capitalYuan, fen, tenThousandYuan } from '../../base/money.ts';
import { longDate } from '../../base/time.ts';
import { isRaised } from './own-money.ts';
import type { Clause, Figures, PaperContent, PartyKey } from './terms.ts';

/** Words in braces that a clause may hold, with their meaning; figures fill them in, nobody types a fact twice. */
export const clauseWords = {
  作品: '作品名称，带书名号',
  项目编号: '扶持项目编号',
  申报编号: '申报编号',
  备案号: '规划立项备案号',
  五个一批: '“五个一批”类别',
  类别: '微短剧分类（第一、二、三类）',
  公示文号: '公示结果公告的文号',
  扶持金额: '扶持金额，万元',
  扶持金额大写: '扶持金额大写',
  集数: '集数',
  单集时长: '单集时长，分钟',
  总时长: '集数乘单集时长，分钟',
  自筹金额: '自有和社会资金合计，万元',
  拨付期数: '拨付期数',
  拨付计划: '各期条件和比例',
  资金用途: '各项用途和上限',
  完成时限: '最后一个节点的日期',
  甲方: '甲方名称',
  乙方: '乙方名称',
  丙方: '丙方名称',
  协议编号: '原协议编号（补充协议用）',
  理由: '办理理由（补充协议用）',
} as const;

const tenThousand = (amount: number): string => `${tenThousandYuan(fen(amount))}万元`;
const blank = '＿＿';

/** The trigger of an instalment in words: the signing of the agreement, or a milestone of this agreement. */
export const triggerLabelIn = (figures: Pick<Figures, 'milestones'>) => {
  const labels = new Map<string, string>(figures.milestones.map((one) => [one.kind, one.label]));
  return (trigger: string): string => (trigger === 'agreement_signed' ? '协议生效' : (labels.get(trigger) ?? trigger));
};

/** What may trigger an instalment under these milestones. */
export const triggersOf = (milestones: readonly { kind: string; label: string }[]) => [
  { value: 'agreement_signed', label: '协议生效' },
  ...milestones.map(({ kind, label }) => ({ value: kind, label })),
];

const planText = (figures: Figures): string => {
  const label = triggerLabelIn(figures);
  return figures.instalments.map((one) => `${one.label}于${label(one.trigger)}后拨付${one.percent}%`).join('；');
};
const purposeText = (figures: Figures): string =>
  figures.purposes.map((one) => `${one.label}${tenThousand(one.capFen)}`).join('、');

function valuesOf({ figures, parties, mainNumber, reason }: PaperContent): Record<keyof typeof clauseWords, string> {
  const nameOf = (key: PartyKey): string => parties.find((one) => one.party === key)?.name ?? blank;
  const { episodeCount, episodeMinutes } = figures;
  return {
    作品: `《${figures.title}》`,
    项目编号: figures.projectNumber,
    申报编号: figures.applicationNumber || blank,
    备案号: figures.filingNumber || blank,
    五个一批: figures.categoryLabel || blank,
    类别: figures.classLabel || blank,
    公示文号: figures.decisionNumber || blank,
    扶持金额: tenThousand(figures.amountFen),
    扶持金额大写: capitalYuan(fen(figures.amountFen)),
    集数: episodeCount === null ? blank : `${episodeCount}集`,
    单集时长: episodeMinutes === null ? blank : `${episodeMinutes}分钟`,
    总时长: episodeCount === null || episodeMinutes === null ? blank : `${episodeCount * episodeMinutes}分钟`,
    自筹金额: tenThousand(figures.ownMoney.filter(isRaised).reduce((sum, one) => sum + one.promisedFen, 0)),
    拨付期数: `${figures.instalments.length}期`,
    拨付计划: planText(figures) || '不拨付扶持资金',
    资金用途: purposeText(figures) || '无',
    完成时限: figures.dueOn ? longDate(figures.dueOn) : blank,
    甲方: nameOf('office'),
    乙方: nameOf('producer'),
    丙方: nameOf('recommender'),
    协议编号: mainNumber || blank,
    理由: reason || blank,
  };
}

/** A clause as it is printed; an unknown word stays in its braces, where everybody sees it. */
export function printedText(content: PaperContent): (text: string) => string {
  const values = valuesOf(content);
  return (text) => text.replace(/\{([^{}]{1,12})\}/g, (whole, word: string) => values[word as never] ?? whole);
}

/** Words in braces that nothing fills. */
export const unknownWords = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]{1,12})\}/g)].map(([, word]) => word ?? '').filter((word) => !(word in clauseWords));

/** The clauses of a template that stand in an agreement with or without money. */
export const clausesFor = (clauses: readonly Clause[], support: Figures['support']): Clause[] =>
  clauses.filter((one) => one.when === undefined || one.when === support);
