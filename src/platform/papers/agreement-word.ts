import { AlignmentType, type IParagraphOptions, Paragraph } from 'docx';
import {
  a4,
  type Cell,
  draftHeader,
  type FileChild,
  gap,
  paragraph,
  run,
  textTable,
  titleParagraphs,
  twoCharacters,
  versionFooter,
  wordFile,
  wordTable,
  wordText,
} from '../word.ts';
import { type AgreementPaper, arrangeAgreement, type ArrangedAgreement } from './agreement.ts';

const size = 14;
const body: IParagraphOptions & { pitch: number } = {
  pitch: 25,
  indent: twoCharacters(size),
  alignment: AlignmentType.BOTH,
};
const widthMm = 156;

/** An agreement as Word file; the seal page stands last, on a page of its own. */
export async function agreementPaperWord(paper: AgreementPaper): Promise<Buffer> {
  const arranged = wordText(arrangeAgreement(paper));
  const line = (text: string) => paragraph([run('fang', text, size)], body);
  const children: FileChild[] = [
    gap(4),
    ...titleParagraphs(arranged.titleLines),
    gap(3),
    paragraph([run('fang', `协议编号：${arranged.number}`, size)], { alignment: AlignmentType.CENTER }),
    gap(4),
    ...arranged.parties.flatMap(partyLines),
    gap(2),
    ...arranged.opening.map(line),
    ...arranged.clauses.flatMap(({ heading, paragraphs }) => [
      gap(2),
      paragraph([run('hei', heading, size)], { pitch: 25, keepNext: true }),
      ...paragraphs.map(line),
    ]),
    ...arranged.annexes.flatMap(({ mark, title, note, table }) => [
      gap(6),
      paragraph([run('hei', `${mark}　${title}`, size)], { pitch: 25, keepNext: true }),
      gap(1),
      textTable(table, widthMm, 11),
      gap(1),
      ...(note ? [paragraph([run('song', note, 9)])] : []),
    ]),
    ...sealPage(arranged),
  ];
  const section = {
    properties: { page: a4({ top: 30, right: 26, bottom: 32, left: 28 }) },
    headers: { default: draftHeader(arranged.draft) },
    footers: { default: versionFooter(arranged, widthMm) },
    children,
  };
  return wordFile({ title: arranged.documentTitle, sections: [section], size });
}

function partyLines({ label, name, lines }: ArrangedAgreement['parties'][number]): FileChild[] {
  return [
    paragraph([run('hei', `${label}：`, size), run('fang', name, size)], { pitch: 25, keepNext: true }),
    ...lines.map((one) =>
      paragraph([run('fang', `${one.label}：${one.value}`, 12)], { pitch: 21, indent: { left: size * 40 } }),
    ),
    gap(2),
  ];
}

function sealPage({ signatures, sealNote }: ArrangedAgreement): FileChild[] {
  const small = (text: string): Paragraph => paragraph([run('fang', text, 12)], { pitch: 24 });
  const place = (one: ArrangedAgreement['signatures'][number]): Cell => ({
    children: [
      paragraph([run('hei', one.label, size), run('fang', `　${one.name}`, size), run('fang', '（盖章）', 12)]),
      gap(24),
      small(`法定代表人或授权代表：${one.signer}`),
      small(`签署日期：${one.date}`),
      ...(one.how ? [paragraph([run('song', one.how, 9)])] : []),
    ],
  });
  return [
    paragraph([run('hei', '签　署　页', 16)], { alignment: AlignmentType.CENTER, pageBreakBefore: true }),
    gap(3),
    paragraph([run('fang', sealNote, size)], body),
    gap(4),
    wordTable(
      signatures.map((one) => ({ cells: [place(one)], whole: true })),
      [1],
      { widthMm },
    ),
  ];
}
