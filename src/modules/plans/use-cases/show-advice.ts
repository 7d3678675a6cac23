import { reading } from '../../../platform/use-case.ts';
import type { AdviceSource } from '../advice.ts';
import { plansPolicy } from '../policy.ts';
import { YearIn } from '../schema.ts';

/** 年度评估结果运用: what was proposed and adopted for a year and the next, beside the plan and the funds prepared for it. */
export const yearAdvice = (source: AdviceSource) =>
  reading({
    input: YearIn,
    load: async () => ({ ownerOrgId: null }),
    view: plansPolicy.viewCalendar,
    async show({ tx, actor }, _, { year }) {
      const shown = plansPolicy.viewAdvice.test(actor, { ownerOrgId: null });
      return { shown, rows: shown ? await source(tx, [year, year + 1]) : [] };
    },
  });
