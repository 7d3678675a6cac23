import { AlignmentType, type IParagraphOptions } from 'docx';
import {
  a4,
  draftHeader,
  type FileChild,
  gap,
  paragraph,
  run,
  titleParagraphs,
  twoCharacters,
  underlined,
  versionFooter,
  wordFile,
  wordText,
} from '../word.ts';
import { arrangeCommitment, type CommitmentPaper } from './commitment.ts';

const size = 14;
const body: IParagraphOptions & { pitch: number } = {
  pitch: 25,
  indent: twoCharacters(size),
  alignment: AlignmentType.BOTH,
};

const fieldLook = { role: 'fang', size, pitch: 25 } as const;

/** A commitment as Word file. */
export async function commitmentPaperWord(paper: CommitmentPaper): Promise<Buffer> {
  const arranged = wordText(arrangeCommitment(paper));
  const line = (text: string) => paragraph([run('fang', text, size)], body);
  const children: FileChild[] = [
    ...(arranged.annex ? [paragraph([run('hei', arranged.annex, 16)])] : []),
    gap(4),
    ...titleParagraphs(arranged.titleLines),
    gap(5),
    ...arranged.fields.map((field) => underlined(field, { ...fieldLook, labelRole: 'hei', toMm: 156 })),
    gap(3),
    ...[...arranged.opening, ...arranged.clauses, ...arranged.closing].map(line),
    ...arranged.signatures.flatMap(({ lines, date }) => [
      gap(10),
      ...lines.flatMap((field) => [underlined(field, { ...fieldLook, fromMm: 60, toMm: 156 }), gap(3)]),
      paragraph([run('fang', date, size)], { alignment: AlignmentType.RIGHT }),
    ]),
  ];
  const section = {
    properties: { page: a4({ top: 30, right: 26, bottom: 32, left: 28 }) },
    headers: { default: draftHeader(arranged.draft) },
    footers: { default: versionFooter(arranged, 156) },
    children,
  };
  return wordFile({ title: arranged.documentTitle, sections: [section], size });
}
