import { AlignmentType } from 'docx';
import {
  a4,
  type Cell,
  draftHeader,
  gap,
  paragraph,
  type Row,
  run,
  titleParagraphs,
  twoCharacters,
  versionFooter,
  wordFile,
  wordTable,
  wordText,
} from '../word.ts';
import { type ArrangedOpinion, arrangeOpinion, type OpinionField, type OpinionSheet } from './opinion.ts';

const widthMm = 168;
const stepWidths = [20, 72, 26, 26, 24];

/** An approval sheet as Word file. */
export async function opinionSheetWord(sheet: OpinionSheet): Promise<Buffer> {
  const arranged = wordText(arrangeOpinion(sheet));
  const children = [
    ...titleParagraphs(arranged.titleLines),
    ...(arranged.number
      ? [paragraph([run('song', `编号：${arranged.number}`, 11)], { alignment: AlignmentType.RIGHT })]
      : []),
    gap(3),
    wordTable([...fieldRows(arranged.fields), ...reasonRows(arranged), ...stepRows(arranged.steps)], [1], { widthMm }),
    gap(3),
    ...arranged.notes.map((note) => paragraph([run('song', note, 10)])),
  ];
  const section = {
    properties: { page: a4({ top: 22, right: 20, bottom: 30, left: 22 }) },
    headers: { default: draftHeader(arranged.draft) },
    footers: { default: versionFooter(arranged, widthMm) },
    children,
  };
  return wordFile({ title: arranged.documentTitle, sections: [section], size: 12 });
}

const centred = { alignment: AlignmentType.CENTER };
const label = (text: string): Cell => ({ children: [paragraph([run('hei', text, 11)], centred)] });
const value = (text: string): Cell => ({
  children: text.split('\n').map((line) => paragraph([run('fang', line, 12)])),
});
const small = (text: string): Cell => ({ children: [paragraph([run('song', text, 10)], centred)] });

function fieldRows(fields: OpinionField[]): Row[] {
  const rows: Row[] = [];
  for (let index = 0; index < fields.length; index++) {
    const [field, next] = [fields[index], fields[index + 1]];
    if (!field) continue;
    if (field.wide || !next) {
      rows.push({ cells: [label(field.label), value(field.value)], widths: [27, widthMm - 27] });
      continue;
    }
    const cells = [label(field.label), value(field.value), label(next.label), value(next.value)];
    rows.push({ cells, widths: [27, 57, 27, 57] });
    index++;
  }
  return rows;
}

function reasonRows({ reasonLabel, reason }: ArrangedOpinion): Row[] {
  if (reasonLabel === '') return [];
  const text = reason.map((line) => paragraph([run('fang', line, 12)], { indent: twoCharacters(12) }));
  return [{ cells: [{ children: [paragraph([run('hei', `${reasonLabel}：`, 11)]), ...text] }], widths: [1] }];
}

function stepRows(steps: ArrangedOpinion['steps']): Row[] {
  const head = ['环节', '办理人 / 单位', '到达', '办结', '用时'].map(label);
  return [
    { cells: head, widths: stepWidths },
    ...steps.flatMap((step): Row[] => {
      const who: Cell = { children: [paragraph([run('song', `${step.person}　${step.unit}`, 10)])] };
      const outcome = step.outcome ? [paragraph([run('hei', `【${step.outcome}】`, 11)])] : [];
      const opinion = step.opinion.map((line) => paragraph([run('fang', line, 12)]));
      const said: Cell = { children: [...outcome, ...(opinion.length > 0 ? opinion : [gap(step.room)])] };
      return [
        {
          cells: [
            { ...label(step.step), merged: 'start' },
            who,
            small(step.arrived),
            small(step.finished),
            small(step.taken),
          ],
          widths: stepWidths,
        },
        { cells: [{ children: [paragraph([])], merged: 'more' }, said], widths: [20, widthMm - 20] },
      ];
    }),
  ];
}
