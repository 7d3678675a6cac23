import { AlignmentType, type IParagraphOptions, TabStopType } from 'docx';
import {
  a4,
  draftHeader,
  type FileChild,
  gap,
  mm,
  paragraph,
  run,
  titleParagraphs,
  twoCharacters,
  versionFooter,
  wordFile,
  wordText,
} from '../word.ts';
import { arrangeCommitment, type CommitmentPaper, type LabelledLine } from './commitment.ts';

const size = 14;
const body: IParagraphOptions & { pitch: number } = {
  pitch: 25,
  indent: twoCharacters(size),
  alignment: AlignmentType.BOTH,
};

/** A commitment as Word file. */
export async function commitmentPaperWord(paper: CommitmentPaper): Promise<Buffer> {
  const arranged = wordText(arrangeCommitment(paper));
  const line = (text: string) => paragraph([run('fang', text, size)], body);
  const children: FileChild[] = [
    ...(arranged.annex ? [paragraph([run('hei', arranged.annex, 16)])] : []),
    gap(4),
    ...titleParagraphs(arranged.titleLines),
    gap(5),
    ...arranged.fields.map((field) => labelled(field, 156)),
    gap(3),
    ...[...arranged.opening, ...arranged.clauses, ...arranged.closing].map(line),
    ...arranged.signatures.flatMap(({ lines, date }) => [
      gap(10),
      ...lines.flatMap((field) => [labelled(field, 96, 60), gap(3)]),
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

/** A label with its value underlined to the end of the line; an empty value stays a line to write on. */
function labelled({ label, value }: LabelledLine, widthMm: number, leftMm = 0) {
  const rest = [run('fang', value, size, { underline: {} }), run('fang', '\t', size, { underline: {} })];
  return paragraph([run(leftMm === 0 ? 'hei' : 'fang', `${label}：`, size), ...rest], {
    pitch: 25,
    indent: { left: mm(leftMm) },
    tabStops: [{ type: TabStopType.LEFT, position: mm(leftMm + widthMm) }],
  });
}
