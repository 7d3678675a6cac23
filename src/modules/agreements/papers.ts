import { fen, tenThousandYuan } from '../../base/money.ts';
import { dayOf, longDate } from '../../base/time.ts';
import type { AgreementPaper } from '../../platform/papers/agreement.ts';
import { versionCode, versionDigest } from '../../platform/papers/version.ts';
import { instalmentAmounts, signersOf } from './rules.ts';
import { type Clause, type Paper, type PaperContent, type PaperVersion, parties, type Signature } from './terms.ts';
import { signingMethods } from './terms.ts';
import { printedText, triggerLabelIn } from './wording.ts';

/** What the code and the digest of a version are taken over: the paper, its content, its number in the row. */
const kindOf = (paperId: string): string => `agreement:${paperId}`;
export const codeOf = (paperId: string, content: PaperContent, no: number): string =>
  versionCode(kindOf(paperId), content, no);
export const digestOfVersion = (paperId: string, content: PaperContent, no: number): string =>
  versionDigest(kindOf(paperId), content, no);

const amount = (value: number): string => tenThousandYuan(fen(value));
type Annex = AgreementPaper['annexes'][number];
const right = 'right' as const;

function moneyAnnexes({ figures }: PaperContent): Annex[] {
  if (figures.support === 'unfunded') return [];
  const label = triggerLabelIn(figures);
  const parts = instalmentAmounts(figures.instalments, figures.amountFen);
  return [
    {
      title: '资金拨付计划',
      note: `扶持金额 ${amount(figures.amountFen)} 万元；每期须同时满足付款条件并提交凭据。`,
      table: {
        columns: [
          { title: '期次', width: 0.8 },
          { title: '拨付条件', width: 1.2 },
          { title: '比例', width: 0.6, align: right },
          { title: '金额（万元）', width: 0.9, align: right },
          { title: '凭据', width: 2.5 },
        ],
        rows: figures.instalments.map((one, i) => [
          one.label,
          label(one.trigger),
          `${one.percent}%`,
          amount(parts[i] ?? 0),
          one.evidence.join('、'),
        ]),
      },
    },
    {
      title: '资金用途与上限',
      note: '',
      table: {
        columns: [
          { title: '用途', width: 2 },
          { title: '上限（万元）', width: 1, align: right },
        ],
        rows: [
          ...figures.purposes.map((one) => [one.label, amount(one.capFen)]),
          ['合计', amount(figures.purposes.reduce((sum, one) => sum + one.capFen, 0))],
        ],
      },
    },
  ];
}

function budgetAnnex({ figures }: PaperContent): Annex[] {
  const rows = [
    ...figures.budget.map((one) => [one.label, amount(one.amountFen), one.note]),
    ...figures.ownMoney.map((one) => [`资金来源：${one.label}`, amount(one.promisedFen), '承诺到位']),
  ];
  if (rows.length === 0) return [];
  return [
    {
      title: '项目预算与自筹资金',
      note: '取自申报书，提交后由系统填入。',
      table: {
        columns: [
          { title: '项目', width: 1.6 },
          { title: '金额（万元）', width: 1, align: right },
          { title: '说明', width: 2 },
        ],
        rows,
      },
    },
  ];
}

const milestoneAnnex = ({ figures }: PaperContent): Annex[] =>
  figures.milestones.length === 0
    ? []
    : [
        {
          title: '创作节点与时限',
          note: '',
          table: {
            columns: [
              { title: '序', width: 0.3, align: 'center' },
              { title: '节点', width: 1.5 },
              { title: '完成时限', width: 1.5 },
            ],
            rows: figures.milestones.map((one, i) => [String(i + 1), one.label, longDate(one.dueOn)]),
          },
        },
      ];

const changeAnnex = ({ changes }: PaperContent): Annex[] => [
  {
    title: '变更内容对照',
    note: '',
    table: {
      columns: [
        { title: '条款', width: 1 },
        { title: '原约定', width: 2 },
        { title: '变更后', width: 2 },
      ],
      rows: changes.map((one) => [one.place, one.before || '（无）', one.after || '（删去）']),
    },
  },
];

const lines = (clauses: readonly Clause[], content: PaperContent) => {
  const printed = printedText(content);
  return clauses.map(({ heading, text }) => ({ heading, text: printed(text) }));
};

const openings: Record<Paper['kind'], string> = {
  main: '根据《“微短剧精品创作传播计划”实施方案》，经推荐、评审、公示（{公示文号}），乙方的{作品}列为扶持项目。三方协商一致，订立本协议。',
  change: '三方于此前订立{协议编号}协议。经协商一致，就变更事项订立本补充协议。',
  suspend: '三方于此前订立{协议编号}协议。现就中止履行作出如下约定。',
  resume: '三方此前订立的{协议编号}协议已中止履行。现就恢复履行作出如下约定。',
  end: '三方于此前订立{协议编号}协议。经协商一致，就终止协议作出如下约定。',
  rescind: '三方于此前订立{协议编号}协议。现将解除协议事项通知各方。',
};

type Printed = {
  paper: Pick<Paper, 'id' | 'kind' | 'number' | 'state' | 'groups' | 'versionNo'>;
  version: Pick<PaperVersion, 'no' | 'content' | 'code'>;
  signatures: readonly Signature[];
};

/** A version as paper. Only the fixed version of a numbered paper is no draft. */
export function agreementPaperOf({ paper, version, signatures }: Printed): AgreementPaper {
  const { content, code } = version;
  const final = paper.number !== null && version.no === paper.versionNo;
  const main = content.kind === 'main';
  const signers = signersOf(paper.groups);
  return {
    title: printedText(content)(content.title),
    number: final ? (paper.number ?? '') : '',
    versionCode: code,
    qrText: `${final ? paper.number : '草稿'}/${code}`,
    parties: content.parties.map((one) => ({
      label: parties[one.party],
      name: one.name,
      lines: [
        { label: '统一社会信用代码', value: one.creditCode },
        { label: '法定代表人', value: one.legalPerson },
        { label: '地址', value: one.address },
      ].filter(({ value }) => value !== ''),
    })),
    opening: printedText(content)(openings[content.kind]),
    clauses: lines(main ? content.clauses : content.ownClauses, content),
    annexes: main
      ? [...moneyAnnexes(content), ...budgetAnnex(content), ...milestoneAnnex(content)]
      : content.kind === 'change'
        ? changeAnnex(content)
        : [],
    sealNote: `本页为${content.title}签署页。签署以系统版本 ${code} 为准，各页页脚版本号须一致。`,
    signatures: signers.map((party) => {
      const signed = signatures.find((one) => one.party === party);
      return {
        label: parties[party],
        name: content.parties.find((one) => one.party === party)?.name ?? '',
        signer: signed?.personName ?? '',
        date: signed ? longDate(dayOf(signed.at)) : '',
        how: signed ? signatureLine(signed) : '',
      };
    }),
    draft: !final,
  };
}

const signatureLine = (signed: Signature): string =>
  signed.method === 'scan'
    ? `${signingMethods.scan}已收存，版本号 ${signed.code}`
    : `${signingMethods.key}（${signed.suite ?? ''}），签名值前 16 位 ${(signed.signature ?? '').slice(0, 16)}`;
