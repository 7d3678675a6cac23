import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { instant, localDate } from '../../base/time.ts';
import { tableSheets } from '../../modules/reports/layout-rules.ts';
import { nationalRows } from '../../modules/reports/national-rules.ts';
import { DefinitionContentIn } from '../../modules/reports/schema.ts';
import type { DefinitionContent, ReportEdition } from '../../modules/reports/terms.ts';
import { writeForm } from '../../platform/workbook-form.ts';
import type { Bench, Figure, Measure } from './measures.ts';

const file = path.resolve(import.meta.dirname, '../../../reference/report-table-2026.json');
/** The real size: 32 provinces and about 1 100 projects a period. */
const [units, projectsEach] = [32, 35];
const period = { year: 2026, serial: 22, startsOn: localDate('2026-11-16'), endsOn: localDate('2026-11-30') };
const dueOn = period.endsOn;

function editionOf(unit: number): ReportEdition {
  const at = instant('2026-11-30T10:00:00+08:00');
  const figures = {
    percent: 40,
    investment: 120_000_000,
    agreed: 6_000_000_00,
    paid: 3_000_000_00,
    spent: 1_000_000_00,
  };
  const rows = Array.from({ length: projectsEach }, (_, i) => {
    const name = { projectNumber: `微短剧项〔2026〕${unit * projectsEach + i}号`, title: `示例剧 ${unit}-${i}` };
    const cells = {
      ...name,
      ...figures,
      level: '省级',
      stage: 'shooting',
      stageOn: '2026-11-20',
      problems: '示例问题',
    };
    return { projectId: `${unit}-${i}`, cells, previous: null, changed: i % 5 === 0 ? ['percent'] : [], remarks: [] };
  });
  const signed = { preparedBy: '甲', checkedBy: '乙', certifiedBy: '丙', phone: '1', certifiedAt: at };
  const said = { form: 'progress', definition: { edition: 1, digest: '' }, edition: 1, reason: null };
  const whose = { id: `u${unit}`, name: `示例单位 ${unit}`, shortName: `示例 ${unit}` };
  return {
    reportId: `r${unit}`,
    edition: 1,
    periodId: 'p',
    orgId: whose.id,
    definitionId: 'd',
    content: { ...said, period: { ...period, dueOn }, unit: whose, rows, signed },
    digest: '',
    workbookSha256: '',
    reason: null,
    certifiedAt: at,
    confirmedAt: at,
  };
}

/** From the certified tables of a period to the finished consolidated workbook; the first one starts the thread. */
async function nationalWorkbook({ calibration }: Bench): Promise<Figure> {
  const content: DefinitionContent = DefinitionContentIn.parse(JSON.parse(readFileSync(file, 'utf8')));
  const editions = Array.from({ length: units }, (_, i) => editionOf(i));
  const times: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < 6; turn++) {
    const before = performance.now();
    const rows = nationalRows(editions);
    const sheets = tableSheets({ content, period, unitName: '全国汇总', rows, foot: ['示例'], stamp: {} });
    bytes = (await writeForm(sheets, editions[0]?.certifiedAt ?? '')).length;
    times.push(performance.now() - before);
  }
  const [first = 0, ...rest] = times;
  const value = rest.toSorted((a, b) => a - b)[Math.floor(rest.length / 2)] ?? 0;
  const details = { firstMs: first, rows: units * projectsEach, bytes };
  return { value, ratio: value / calibration.cpuMs, against: 'cpuMs', details };
}

export const reportMeasures: readonly Measure[] = [
  { name: 'national-workbook', unit: 'ms', measure: nationalWorkbook },
];
