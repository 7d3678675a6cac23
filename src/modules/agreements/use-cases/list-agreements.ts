import type { z } from 'zod';
import { fen, yuan } from '../../../base/money.ts';
import { beijingTime } from '../../../base/time.ts';
import { exportCsv } from '../../../platform/csv.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { allCategories } from '../../plans/index.ts';
import { listPolicy } from '../policy.ts';
import { agreementChoices, agreementCounts, agreementLines, lineShown } from '../queries-list.ts';
import { AgreementFilter, AgreementList } from '../schema.ts';
import { parties } from '../terms.ts';
import type { AgreementLinesOut } from '../views.ts';

/** Every national project with its agreement, also those that have none yet. */
export const agreementList = reading({
  input: AgreementList,
  load: async () => null,
  view: listPolicy.view,
  async show({ tx, actor }, _, filter): Promise<z.input<typeof AgreementLinesOut>> {
    const categories = await allCategories(tx);
    const rows = await agreementLines(tx, actor, filter, filter);
    const { total, awardedFen, inForce, ...counts } = await agreementCounts(tx, actor, filter);
    return {
      rows: rows.map((row) => lineShown(row, categories)),
      total,
      sums: { awardedFen: Number(awardedFen) },
      cuts: { ...counts, in_force: inForce },
      ...(await agreementChoices(tx, actor)),
    };
  },
});

const head = [
  '项目编号',
  '作品',
  '机构',
  '推荐单位',
  '扶持金额（元）',
  '协议编号',
  '状态',
  '办理',
  '已签署',
  '生效时间',
];

/** The list as asked for, as CSV with who asked, when, and a digest. */
export const agreementExport = reading({
  input: AgreementFilter,
  load: async () => null,
  view: listPolicy.view,
  async show({ tx, actor, now }, _, filter): Promise<FileAnswer> {
    const categories = await allCategories(tx);
    const rows = (await agreementLines(tx, actor, filter)).map((row) => lineShown(row, categories));
    const cells = rows.map((row) => [
      row.projectNumber,
      row.title,
      row.producer,
      row.recommender,
      yuan(fen(row.awardedFen)),
      row.number ?? '',
      row.stateLabel,
      row.step,
      row.signedBy.map((party) => parties[party]).join('、'),
      row.inForceAt ? beijingTime(row.inForceAt) : '',
    ]);
    const body = exportCsv(head, cells, { person: actor.name, org: actor.orgName, at: now, filter });
    return { name: '三方协议.csv', type: 'text/csv; charset=utf-8', body };
  },
});
