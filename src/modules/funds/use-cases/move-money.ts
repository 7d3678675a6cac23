import { fen, yuan } from '../../../base/money.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationById } from '../../organizations/index.ts';
import { enterChain, todayOf } from '../chain.ts';
import { type AccountKey, direct } from '../entries.ts';
import { refused } from '../grants.ts';
import { fundPolicy } from '../policy.ts';
import { correctionFindings } from '../rules.ts';
import { CorrectEntry, ToProvince } from '../schema.ts';
import { directEntry, fundById, yearOf } from '../store.ts';

/** 下达省级: money on its way lies with the province, which pays it on (地方配套与转移支付路径). */
export const sendToProvince = useCase({
  act: 'fund.to_province',
  label: '下达省级资金',
  input: ToProvince,
  view: fundPolicy.view,
  allow: fundPolicy.to_province,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async run(cx, fund, { year, holderOrgId, amountFen, note }) {
    const { ledger } = await yearOf(cx.tx, fund.id, year);
    const holder = await organizationById(cx.tx, holderOrgId);
    refused(
      holder.kind !== 'provincial_bureau' &&
        holder.kind !== 'central_direct_unit' && {
          code: 'not_a_province',
          path: 'holderOrgId',
          message: '只能下达到省级广电主管部门或者中央直属单位',
        },
    );
    const from: AccountKey = { ledger, chart: 'bank' };
    const id = `province:${newId()}`;
    const entry = { id, from, to: { ...from, holderOrgId }, fen: amountFen, code: 'to_province' as const };
    await enterChain(cx, [direct({ ...entry, day: todayOf(cx), note })]);
    cx.record({
      act: 'fund.to_province',
      subject: fund.id,
      also: [holderOrgId],
      after: { id, year, amountFen },
      note: `${holder.name} ${yuan(fen(amountFen))} 元`,
    });
    return { id: fund.id };
  },
});

/** 冲正: a mistake is never changed; an entry the other way names it and says why (方法 06 I3). */
export const correctEntry = useCase({
  act: 'fund.correct',
  label: '冲正',
  input: CorrectEntry,
  view: fundPolicy.view,
  allow: fundPolicy.correct,
  load: (tx, { fundId }) => fundById(tx, fundId),
  async run(cx, fund, { transferId, reason }) {
    const entry = await directEntry(cx.tx, fund.id, transferId);
    refused(...correctionFindings(entry));
    await enterChain(cx, [
      direct({
        id: `correct:${entry.id}`,
        from: entry.to,
        to: entry.from,
        fen: entry.settled,
        code: 'correction',
        day: todayOf(cx),
        reverses: entry.id,
        note: reason,
      }),
    ]);
    const after = { reverses: entry.id, amountFen: entry.settled };
    cx.record({ act: 'fund.correct', subject: fund.id, after, note: reason });
    return { id: fund.id };
  },
});
