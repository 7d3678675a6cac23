import { type Finding, findingsOf } from '../../base/problem.ts';

/** Where the money comes from that is promised beside the award (方案五（三）1、七（二）). */
export const moneySources = {
  own: '制作机构自有资金',
  social: '社会资本',
  platform: '平台专项资金',
  provincial: '省级配套资金',
  city: '市县配套资金',
} as const;
export type MoneySourceKind = keyof typeof moneySources;
/** Money that the producer itself brings or finds (自筹); the rest is given by platforms and lower levels. */
export const isRaised = ({ source }: Pick<OwnMoney, 'source'>): boolean =>
  ['own', 'social'].includes(source.split('-')[0] ?? '');
/** `source` names the money within its agreement: the kind, with a serial where there are several. */
export type OwnMoney = { source: string; label: string; promisedFen: number };

/** Money promised beside the award: each source once, each with a sum. */
export function ownMoneyFindings(ownMoney: readonly OwnMoney[]): Finding[] {
  return ownMoney.flatMap((one, i) =>
    findingsOf(
      ownMoney.findIndex(({ source }) => source === one.source) !== i && {
        code: 'source_twice',
        path: `ownMoney.${i}.source`,
        message: `资金来源“${one.label}”重复`,
      },
      one.promisedFen <= 0 && {
        code: 'source_nothing',
        path: `ownMoney.${i}.promisedFen`,
        message: `“${one.label}”的承诺金额须大于零`,
        clause: '方案七（二）',
      },
    ),
  );
}
