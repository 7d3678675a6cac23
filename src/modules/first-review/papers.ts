import { Problem } from '../../base/problem.ts';
import { tenThousandYuan, fen } from '../../base/money.ts';
import { longDate } from '../../base/time.ts';
import type { Tx } from '../../platform/database.ts';
import { type ListPaper, listPaperPdf } from '../../platform/papers/list.ts';
import { listPaperWord, officialLetterWord } from '../../platform/papers/index.ts';
import { type OfficialLetter, officialLetterPdf } from '../../platform/papers/official-letter.ts';
import type { FileAnswer } from '../../platform/use-case.ts';
import { editionsOf } from './queries.ts';
import type { ListEdition } from './edition.ts';
import type { EditionRow } from './tables.ts';

export type PaperFormat = 'pdf' | 'docx';
const types: Record<PaperFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** One sealed edition, the latest unless a number is given. */
export async function editionRow(tx: Tx, listId: string, edition?: number): Promise<EditionRow> {
  const rows = await editionsOf(tx, listId);
  const row = edition === undefined ? rows[0] : rows.find((one) => one.edition === edition);
  if (!row) throw new Problem('recommendation.edition');
  return row;
}

/** The recommendation list as paper, from the same content as the letter and the page. */
export function listPaperOf(
  edition: ListEdition,
  { versionCode, documentNumber }: Pick<EditionRow, 'versionCode' | 'documentNumber'>,
): ListPaper {
  return {
    annex: '附件1',
    title: `${edition.batch.name}推荐作品名单`,
    landscape: true,
    versionCode,
    qrText: `${documentNumber}/${versionCode}`,
    above: [
      { label: '推荐单位', value: edition.unit.name },
      { label: '文号', value: documentNumber },
      { label: '版次', value: edition.edition === 1 ? '第 1 版' : `第 ${edition.edition} 版（更换后）` },
      { label: '单位', value: '万元' },
    ],
    table: {
      columns: [
        { title: '次序', width: 0.5, align: 'center' },
        { title: '申报编号', width: 1.1 },
        { title: '作品', width: 1.5 },
        { title: '申报机构', width: 1.6 },
        { title: '类别', width: 0.9 },
        { title: '申请额', width: 0.7, align: 'right' },
        { title: '初评均分', width: 0.7, align: 'right' },
        { title: '推荐意见', width: 3.6 },
      ],
      rows: edition.works.map((one) => [
        String(one.rank),
        one.number,
        `《${one.title}》`,
        one.applicant,
        one.category,
        one.requestedFen === null ? '' : tenThousandYuan(fen(one.requestedFen)),
        one.score.toFixed(2),
        one.opinion,
      ]),
    },
    notes: [
      `${edition.scoreRule}。`,
      ...(edition.swapped
        ? [
            `第 ${edition.swapped.rank} 席由《${edition.swapped.out.title}》（${edition.swapped.out.number}）更换，原因：${edition.swapped.reason}`,
          ]
        : []),
    ],
    signatures: [{ label: '签发', value: edition.sealedBy }],
    sealedBy: edition.unit.name,
    date: edition.sealedOn,
  };
}

const nameOf = (edition: ListEdition, what: string, format: PaperFormat): string =>
  `${what}_${edition.unit.shortName}_${edition.batch.name}_${edition.sealedOn.replaceAll('-', '')}.${format}`;

/** The letter as a download; drawn after the transaction has ended. */
export const letterAnswer = (edition: ListEdition, letter: OfficialLetter, format: PaperFormat): FileAnswer => ({
  name: nameOf(edition, letter.draft ? '推荐函（预览）' : '推荐函', format),
  type: types[format],
  body: () => (format === 'pdf' ? officialLetterPdf(letter) : officialLetterWord(letter)),
});

/** The sealed list as a download. */
export const listAnswer = (row: EditionRow, format: PaperFormat): FileAnswer => {
  const paper = listPaperOf(row.content, row);
  return {
    name: nameOf(row.content, '推荐名单', format),
    type: types[format],
    body: () => (format === 'pdf' ? listPaperPdf(paper) : listPaperWord(paper)),
  };
};

/** The letter for the page: the same words as on the paper. */
export function letterShown(letter: OfficialLetter) {
  return {
    issuerMark: letter.issuerMark,
    documentNumber: letter.documentNumber,
    signer: letter.signer ?? '',
    title: letter.title,
    addressee: letter.addressee,
    attachments: letter.attachments,
    signedBy: letter.signedBy,
    paragraphs: letter.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.text.split('\n') : [])),
    date: letter.date ? longDate(letter.date) : '',
    contact: letter.contact ?? '',
  };
}
