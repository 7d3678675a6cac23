import { z } from 'zod';
import { keysOf, text } from '../../../base/fields.ts';
import { regions } from '../../organizations/contract.ts';

const words = (max: number) =>
  z.preprocess(
    (value) =>
      Array.isArray(value)
        ? value
        : String(value ?? '')
            .split(/[、,，;；\s]+/)
            .filter(Boolean),
    z.array(text(1, 60)).max(max),
  );

/** The form of an entry as it is typed: lists are written with 、 between. */
export function expertFields(people?: readonly { value: string; label: string }[]) {
  const form = z.object({
    employerName: text(1, 100).meta({ label: '工作单位' }),
    employerCreditCode: z
      .string()
      .trim()
      .regex(/^([0-9A-Z]{18})?$/, '统一社会信用代码为 18 位')
      .transform((code) => code || null)
      .nullable()
      .default(null)
      .meta({ label: '工作单位统一社会信用代码', hint: '用于核对回避，可不填' }),
    regionCode: keysOf(regions).nullable().default(null).meta({ label: '所在省份', options: regions }),
    titles: words(10).meta({ label: '职称', widget: 'text', hint: '多项用顿号分开' }),
    specialties: words(20).meta({ label: '专长', widget: 'text', hint: '多项用顿号分开' }),
    termFrom: z.iso.date('请选择日期').meta({ label: '聘期起', widget: 'date' }),
    termUntil: z.iso.date().nullable().default(null).meta({ label: '聘期止', widget: 'date', hint: '不填为长期' }),
    source: text(1, 200).meta({ label: '来源', hint: '推荐单位、遴选文件等' }),
  });
  if (!people) return form;
  return z
    .object({ personId: z.uuid('请选择人员').meta({ label: '人员', widget: 'select', options: people }) })
    .extend(form.shape);
}
