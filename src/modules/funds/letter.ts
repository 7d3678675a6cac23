import { fen, yuan } from '../../base/money.ts';
import { longDate, type LocalDate } from '../../base/time.ts';
import { officialLetterPdf } from '../../platform/papers/official-letter.ts';
import type { FileAnswer } from '../../platform/use-case.ts';
import type { ProjectFacts } from './queries.ts';
import { type Recovery, type RecoveryLetter, recoveryReasons } from './terms.ts';

type Facts = {
  recovery: Recovery;
  project: ProjectFacts;
  fundName: string;
  issuer: string;
  on: LocalDate;
  dueOn: LocalDate;
};
const yuanOf = (amount: number): string => `${yuan(fen(amount))}元`;

/** 追回函: why, how much, by when, and back along the way it was paid. */
export function letterOf({ recovery, project, fundName, issuer, on, dueOn }: Facts): RecoveryLetter {
  const parts = [
    recovery.unaccountedFen > 0 && `未核销资金${yuanOf(recovery.unaccountedFen)}`,
    recovery.misusedFen > 0 && `不符合专款用途的支出${yuanOf(recovery.misusedFen)}`,
    recovery.breachFen > 0 && `按协议违约条款追回${yuanOf(recovery.breachFen)}`,
  ].filter((part) => typeof part === 'string');
  return {
    issuer,
    addressee: project.producerName,
    copyTo: project.recommenderName,
    title: `关于追回《${project.title}》项目\n扶持资金的函`,
    paragraphs: [
      `你单位承担的《${project.title}》项目（项目编号${project.number}）使用“${fundName}”。经查，该项目存在${recoveryReasons[recovery.reason]}的情形：${recovery.statement.replace(/。$/, '')}。`,
      `按照三方协议和专项资金管理要求，决定追回扶持资金共计${yuanOf(recovery.amountFen)}，其中：${parts.join('；')}。`,
      `请你单位于${longDate(dueOn)}前（收函之日起${recovery.dueDays}个工作日内）将上述资金按原拨付渠道退回，汇款附言注明“${recovery.number}”。确有困难需分次退回的，每次退回均须注明该编号。`,
      '逾期未退回的，将按协议约定和有关规定处理。',
    ],
    on,
    dueOn,
  };
}

/** The letter as PDF, with its number once it has one; before that it is marked 草稿. */
export const letterAnswer = (
  letter: RecoveryLetter,
  recovery: Pick<Recovery, 'number' | 'letterNumber'>,
): FileAnswer => ({
  name: `追回函_${recovery.number}.pdf`,
  type: 'application/pdf',
  body: () =>
    officialLetterPdf({
      form: 'letter',
      issuerMark: letter.issuer,
      documentNumber: recovery.letterNumber ?? '',
      title: letter.title,
      addressee: letter.addressee,
      blocks: letter.paragraphs.map((text) => ({ kind: 'paragraph' as const, text })),
      attachments: [],
      signedBy: letter.issuer,
      date: letter.on,
      copyTo: letter.copyTo,
      draft: recovery.letterNumber === null,
    }),
});
