import { capitalYuan, fen, yuan } from '../../base/money.ts';
import { beijingTime, dayOf, type Instant } from '../../base/time.ts';
import { type ListPaper, listPaperPdf } from '../../platform/papers/list.ts';
import { versionCode } from '../../platform/papers/version.ts';
import type { FileAnswer } from '../../platform/use-case.ts';
import type { Project } from '../projects/contract.ts';
import type { Instalment, PaymentPlan } from './terms.ts';
import type { Approval, PaymentBatch, PaymentLine } from './bank-terms.ts';
import { conditionStandings, lineStates } from './terms.ts';
import { isApprovedByAll, isDropped } from './workflow.ts';

const pdf = (name: string, paper: ListPaper): FileAnswer => ({
  name: `${name}.pdf`,
  type: 'application/pdf',
  body: () => listPaperPdf(paper),
});
const versionOf = (kind: string, content: object) => {
  const code = versionCode(kind, content);
  return { versionCode: code, qrText: `jingwei:${kind}:${code}` };
};
const tail = (number: string): string => `尾号 ${number.slice(-4)}`;

type BatchSheet = { batch: PaymentBatch; lines: readonly PaymentLine[]; payer: string };
/** 拨付单: every line, the sum in figures and in capitals, and who made, released and checks it. */
export function batchSheet({ batch, lines, payer }: BatchSheet): FileAnswer {
  const rows = lines
    .filter((line) => !isDropped(line))
    .map((line) => [
      String(line.serial),
      `《${line.title}》\n${line.projectNumber}`,
      line.instalmentLabel,
      line.holder,
      `${line.bankName}\n${line.accountNumber}`,
      yuan(fen(line.amountFen)),
      lineStates[line.state],
    ]);
  const content = { number: batch.number, rows, total: batch.totalFen };
  return pdf(`${batch.number}拨付单`, {
    ...versionOf('payment_batch', content),
    title: '扶持资金拨付单',
    landscape: true,
    above: [
      { label: '编号', value: batch.number },
      { label: '付款单位', value: payer },
      { label: '金额单位', value: '元' },
    ],
    table: {
      columns: [
        { title: '序号', width: 0.7, align: 'center' },
        { title: '项目', width: 3.2 },
        { title: '期次', width: 1.4, align: 'center' },
        { title: '收款单位', width: 3 },
        { title: '开户行、账号', width: 3.8 },
        { title: '金额', width: 2, align: 'right' },
        { title: '状态', width: 1.2, align: 'center' },
      ],
      rows: [...rows, ['', '合计', '', '', capitalYuan(fen(batch.totalFen)), yuan(fen(batch.totalFen)), '']],
    },
    signatures: [
      { label: '制单', value: batch.madeByName },
      { label: '复核送出', value: batch.releasedByName ?? '' },
      { label: '单位负责人', value: '' },
    ],
    sealedBy: payer,
    date: dayOf(batch.releasedAt ?? batch.madeAt),
    draft: batch.releasedAt === null,
  });
}

type InstalmentSheet = {
  project: Project;
  plan: PaymentPlan;
  instalment: Instalment;
  approvals: readonly Approval[];
  payer: string;
  producer: string;
  account: { holder: string; bankName: string; accountNumber: string } | undefined;
  now: Instant;
};
/** 拨付审批单: what is asked for, on which conditions, and what each level said. */
export function instalmentSheet(it: InstalmentSheet): FileAnswer {
  const { project, plan, instalment, account, payer } = it;
  const given = it.approvals.filter((one) => one.round === instalment.round);
  const labels = new Map(plan.purposes.map((one) => [one.code, one.label]));
  const rows = [
    ['项目', `${project.number}《${project.title}》`],
    ['制作机构', it.producer],
    ['协议', `${plan.agreementNumber}，扶持资金 ${yuan(fen(plan.amountFen))} 元`],
    ['期次', `${instalment.label}（${instalment.percent}%）`],
    ['金额（小写）', `¥${yuan(fen(instalment.amountFen))}`],
    ['金额（大写）', capitalYuan(fen(instalment.amountFen))],
    [
      '资金用途',
      instalment.purposes.map(({ code, fen: part }) => `${labels.get(code) ?? code} ${yuan(fen(part))} 元`).join('；'),
    ],
    ['收款账户', account ? `${account.holder}，${account.bankName}，${tail(account.accountNumber)}` : ''],
    [
      '申请',
      `${instalment.requestedByName ?? ''}，${instalment.requestedAt ? beijingTime(instalment.requestedAt) : ''}　${instalment.requestNote ?? ''}`,
    ],
    [
      '支付条件',
      (instalment.conditions ?? [])
        .map((one) => `${conditionStandings[one.standing]}　${one.label}：${one.detail}`)
        .join('\n'),
    ],
    ...given.map((one) => [
      one.label,
      `${one.decision === 'approved' ? '同意' : '不同意'}。${one.opinion}\n${one.byName}，${beijingTime(one.at)}`,
    ]),
  ];
  const content = { number: project.number, key: instalment.key, round: instalment.round, rows };
  return pdf(`${project.number}${instalment.label}拨付审批单`, {
    ...versionOf('payment_sheet', content),
    title: '扶持资金拨付审批单',
    table: {
      columns: [
        { title: '事项', width: 1.6 },
        { title: '内容', width: 5 },
      ],
      rows,
    },
    signatures: [
      { label: '经办', value: instalment.requestedByName ?? '' },
      { label: '单位负责人', value: '' },
    ],
    sealedBy: payer,
    date: dayOf(it.now),
    draft: !isApprovedByAll(instalment),
  });
}
