import { nothing } from '../../../base/endpoint.ts';
import { workbookType } from '../../../base/sent-workbook.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { reading } from '../../../platform/use-case.ts';
import { writeWorkbook } from '../../../platform/workbook.ts';
import { awardLevels } from '../../works/contract.ts';
import { awardsKnown } from '../../works/index.ts';
import { importColumns } from '../import-rules.ts';
import { fundingChecksPolicy } from '../policy.ts';
import { importsAll } from '../queries.ts';
import { ImportById } from '../schema.ts';
import { importById } from '../store.ts';
import type { AwardImport } from '../terms.ts';
import { importWorkflow } from '../workflow.ts';
import { knownKey } from './import-awards.ts';

const shown = ({ rows: _, faults, ...one }: AwardImport) => ({
  ...one,
  faultCount: faults.filter(({ weight }) => weight === 'stop').length,
});

export const importList = reading({
  input: nothing,
  load: async () => null,
  view: fundingChecksPolicy.list,
  show: async ({ tx, actor }) => ({
    rows: (await importsAll(tx)).map(shown),
    mayImport: fundingChecksPolicy.import.test(actor, null),
  }),
});

const movesPolicy = {
  fault: fundingChecksPolicy.lapse,
  carry_out: fundingChecksPolicy.import,
  drop: fundingChecksPolicy.import,
};

/** What a workbook says row by row, which rows are known already, and every wrong cell. */
export const importDetail = reading({
  input: ImportById,
  load: (tx, { importId }) => importById(tx, importId),
  view: fundingChecksPolicy.list,
  async show({ tx, actor }, one) {
    const known = new Set((await awardsKnown(tx)).map(knownKey));
    return {
      ...shown(one),
      rows: one.rows.map((row) => ({ ...row, known: known.has(knownKey(row)) })),
      faults: one.faults,
      moves: movesOpenTo(importWorkflow, movesPolicy, { actor, subject: one, facts: {} }),
    };
  },
});

/** An empty workbook with the columns, their choices and an explanation. */
export const importTemplate = reading({
  input: nothing,
  load: async () => null,
  view: fundingChecksPolicy.list,
  show: async () => ({
    name: '外部资助名单模板.xlsx',
    type: workbookType,
    body: () => {
      const heads = importColumns.map(({ heads: [name], need }) => (need ? `${name}*` : name));
      return writeWorkbook([
        {
          name: '数据',
          rows: [heads],
          widths: [28, 20, 30, 24, 28, 28, 10, 16, 14],
          lists: [{ column: 7, values: Object.values(awardLevels), from: 2, to: 500 }],
        },
        {
          name: '填表说明',
          rows: [
            ['列', '怎么填'],
            ['作品名称*', '与公布名单一致，书名号可有可无'],
            ['曾用名', '多个用顿号分开'],
            ['统一社会信用代码', '18 位；不符校验的提示但不拦截'],
            ['层级*', Object.values(awardLevels).join('、')],
            ['金额（元）', '阿拉伯数字，最多两位小数；可写 120 万元；不用中文大写和科学计数法'],
            ['授予日期', '例：2026-06-05'],
          ],
          widths: [22, 70],
        },
      ]);
    },
  }),
});
