import { dayOf } from '../../base/time.ts';
import { type ListPaper, listPaperPdf } from '../../platform/papers/list.ts';
import { listPaperWord } from '../../platform/papers/index.ts';
import { sampleWords } from '../../platform/papers/foot.ts';
import type { FileAnswer } from '../../platform/use-case.ts';
import { pointsText } from './rules.ts';
import type { EvaluationResult, SetContent } from './terms.ts';

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The result on paper: places, totals out of a hundred, each pillar, band. */
export function resultPaperOf(
  { content, code, publishedAt, evaluationId }: EvaluationResult,
  set: SetContent,
  sample = false,
): ListPaper {
  const rows = content.rows.toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999));
  return {
    title: content.title,
    landscape: true,
    versionCode: code,
    sample,
    ...(sample ? { subtitle: sampleWords } : {}),
    qrText: `/evaluations/${evaluationId}/result`,
    above: [
      { label: '依据', value: content.clause },
      { label: '期间', value: `${content.fromOn} 至 ${content.untilOn}` },
      { label: '指标', value: `第 ${content.set.edition} 版` },
    ],
    table: {
      columns: [
        { title: '位次', width: 0.6, align: 'center' },
        { title: '单位', width: 3 },
        { title: '总分', width: 0.8, align: 'right' },
        ...set.pillars.map(({ label }) => ({ title: label, width: 1, align: 'right' as const })),
        { title: '等次', width: 0.8, align: 'center' },
        { title: '未计分（项）', width: 0.9, align: 'right' },
      ],
      rows: rows.map(({ rank, name, total, absent }) => [
        rank === null ? '—' : String(rank),
        absent ? `${name}（未自评）` : name,
        pointsText(total.score),
        ...set.pillars.map(({ key }) => pointsText(total.pillars[key] ?? null)),
        total.band,
        String(total.missing.length),
      ]),
    },
    notes: ['总分和各维度均按适用指标折合为百分制；没有数据的指标不计分，也不按零分处理，指标名称见各单位评价表。'],
    date: dayOf(publishedAt),
  };
}

/** A result as a file; drawn after the transaction has ended. */
export function resultAnswer(
  result: EvaluationResult,
  set: SetContent,
  { format, sample }: { format: keyof typeof types; sample: boolean },
): FileAnswer {
  const make = format === 'pdf' ? listPaperPdf : listPaperWord;
  const paper = resultPaperOf(result, set, sample);
  return {
    name: `${sample ? '示例_' : ''}${result.content.title}_${result.code}.${format}`,
    type: types[format],
    body: () => make(paper),
  };
}
