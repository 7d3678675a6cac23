import { type ListPaper, listPaperPdf } from '../../platform/papers/list.ts';
import { listPaperWord } from '../../platform/papers/index.ts';
import type { FileAnswer } from '../../platform/use-case.ts';
import type { SelectedEdition } from './terms.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** 优秀片单 on paper, the same words and rows as on the public page. */
export function selectedPaper({ content, code, documentNumber }: SelectedEdition): ListPaper {
  return {
    title: content.title,
    landscape: true,
    versionCode: code,
    qrText: `/selected-works/${code}`,
    above: [
      { label: '文号', value: documentNumber },
      { label: '时期', value: content.period },
      { label: '版次', value: `第 ${content.edition} 版` },
    ],
    table: {
      columns: [
        { title: '序', width: 0.4, align: 'center' },
        { title: '作品', width: 1.4 },
        { title: '项目编号', width: 1.5 },
        { title: '制作机构', width: 1.6 },
        { title: '推荐单位', width: 0.9 },
        { title: '类别', width: 0.8 },
        { title: '推荐语', width: 3 },
      ],
      rows: content.rows.map((row) => [
        String(row.order),
        `《${row.title}》`,
        row.projectNumber,
        row.producer,
        row.recommender,
        row.category,
        row.reason,
      ]),
    },
    notes: content.intro ? [content.intro] : [],
    signatures: [],
    sealedBy: content.issuer,
    date: content.publishedOn,
  };
}

/** An edition as a file; drawn after the transaction has ended. */
export function editionAnswer(edition: SelectedEdition, format: keyof typeof types): FileAnswer {
  const make = format === 'pdf' ? listPaperPdf : listPaperWord;
  const paper = selectedPaper(edition);
  return { name: `${edition.content.title}_${edition.code}.${format}`, type: types[format], body: () => make(paper) };
}
