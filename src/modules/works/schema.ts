import { z } from 'zod';
import { fenField, idField, keysOf, localDateField, optionalText, PageIn, text } from '../../base/fields.ts';
import { awardLevels, orientations, productionForms } from './terms.ts';

const facts = {
  formerTitles: z.array(text(1, 60)).max(10).default([]).meta({ label: '曾用名' }),
  productionForm: keysOf(productionForms).nullable().default(null).meta({ label: '形态', options: productionForms }),
  orientation: keysOf(orientations).nullable().default(null).meta({ label: '画幅', options: orientations }),
  filingNumber: text(1, 60).nullable().default(null).meta({ label: '规划立项备案号' }),
  filingOn: localDateField().nullable().default(null).meta({ label: '备案日期' }),
  subject: text(1, 60).nullable().default(null).meta({ label: '题材' }),
  episodeCount: z.int().min(1).max(500).nullable().default(null).meta({ label: '集数' }),
  episodeMinutes: z.number().positive().max(120).nullable().default(null).meta({ label: '单集分钟' }),
  categoryCode: z.string().max(10).nullable().default(null).meta({ label: '五个一批类别' }),
  firstAiredOn: localDateField().nullable().default(null).meta({ label: '首次上线日期' }),
};
export const WorkForm = z.object({
  title: text(1, 60).meta({ label: '剧名', hint: '与备案名称一致，不加书名号' }),
  ...facts,
});
export const RegisterWork = WorkForm;
export const AmendWork = WorkForm.extend({ workId: idField(), version: z.int() });
export const WorkById = z.object({ workId: idField() });
export const AssignWork = z.object({ workId: idField(), organizationId: idField() });

/** One row of a published list: what is known, nothing more. */
export const ListedWork = z.object({
  title: text(1, 60),
  regionCode: z.string().max(6).nullable(),
  creditedOrg: optionalText(200),
  creditedRole: optionalText(40),
  episodeCount: z.int().nullable(),
  episodeMinutes: z.number().nullable(),
  theme: optionalText(100),
  listName: text(1, 200),
  listBatch: optionalText(40),
  listedOn: z.iso.date().nullable(),
  issuingBody: optionalText(100),
  source: text(1, 500),
  confidence: z.enum(['high', 'medium', 'low']),
});
export type ListedWork = z.output<typeof ListedWork>;
export const ImportWorks = z.object({ rows: z.array(ListedWork).min(1).max(5000) });
export const ImportAwards = z.object({
  rows: z
    .array(
      z.object({
        title: text(1, 60),
        creditCode: text(1, 30).nullable(),
        filingNumber: text(1, 60).nullable(),
        programme: text(1, 100),
        level: keysOf(awardLevels),
        amountFen: fenField().nullable(),
        awardedOn: localDateField().nullable(),
        source: text(1, 300),
      }),
    )
    .min(1)
    .max(5000),
});
export const ListWorks = PageIn.extend({
  words: z.string().max(100).default(''),
  region: z.string().max(6).default(''),
  list: z.string().max(200).default(''),
});
