import { fundingChecksEndpoints as at } from '../../modules/funding-checks/contract.ts';
import { applicationsEndpoints } from '../../modules/applications/endpoints.ts';
import { writeWorkbook } from '../../platform/workbook.ts';
import type { Stage } from './stage.ts';

const head = ['作品名称*', '机构名称', '资助项目*', '层级*', '金额（元）', '授予日期'];
type Money = readonly [party: 'same' | 'other', programme: string, level: string, yuan: number, on: string];
/** What an outside list says of works on the first batch's list, in the order of the works; all of it invented. */
const elsewhere: readonly Money[] = [
  ['other', '示例：2025年网络视听节目精品项目', '中央', 300_000, '2025-11-20'],
  ['same', '示例：2025年省级文艺精品扶持', '省级', 150_000, '2025-09-12'],
  ['same', '示例：2024年影视精品创作项目', '中央', 200_000, '2024-12-03'],
];
const opinions = {
  block: '示例：申报机构已获其他中央财政资金并如实填报，情况属实；保持入选，不再发放扶持资金。',
  person: '示例：经核对批复文件，系同一机构的同名电影，与本作品不是同一作品。',
  look: '示例：已核对，不是同一作品或不属于中央财政资金。',
};

/** Central money once: an outside list comes in by workbook, every pair is decided before the list is proposed. */
export async function checkFunding(stage: Stage): Promise<void> {
  await stage.at('2026-07-20T10:00:00+08:00');
  const officer = stage.cast.as('zongju');
  const { rows: works } = await officer.sees(applicationsEndpoints.list, {
    size: 50,
    batchId: stage.batchIds[0] ?? '',
    state: 'final_review',
  });
  const rows = elsewhere.map(([party, programme, level, yuan, on], i) => {
    const work = works[i + 1];
    return [
      work?.title ?? '',
      party === 'same' ? (work?.applicantName ?? '') : '示例影视公司',
      programme,
      level,
      yuan,
      on,
    ];
  });
  const bytes = await writeWorkbook([{ name: '示例名单', rows: [head, ...rows] }]);
  const uploadId = await officer.upload('示例外部资助名单.xlsx', bytes);
  const { id: importId } = await officer.does(at.readImport, { uploadId, source: '示例：某部门资助名单' });
  await officer.does(at.carryOut, { importId, version: 1 });
  await officer.does(at.run, {});
  const { rows: open } = await officer.sees(at.list, { state: 'open', size: 100 });
  for (const { id: checkId, version, grade } of open) {
    const { fingerprint } = await officer.sees(at.detail, { checkId });
    const act = grade === 'block' ? at.confirm : grade === 'person' ? at.clear : at.note;
    await officer.does(act, { checkId, version, fingerprint, opinion: opinions[grade] });
  }
  stage.say(`外部资助名单已导入，重复资助核查 ${open.length} 对均有结论`);
}
