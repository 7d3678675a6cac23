import { Problem } from '../../../base/problem.ts';
import { useCase } from '../../../platform/use-case.ts';
import { organizationsPolicy } from '../policy.ts';
import { bureausIn, findByCode } from '../queries.ts';
import { homeBureauOf } from '../rules.ts';
import { NewUnit } from '../schema.ts';
import { insertOrganization } from '../store.ts';

/**
 * A further bureau, unit, platform or association: a city may be an addressee too (广电办发〔2023〕307号). A platform
 * reports to the bureau of its region (方案五（三）7).
 */
export const addUnit = useCase({
  act: 'organization.add',
  label: '新增单位',
  input: NewUnit,
  load: async () => null,
  view: organizationsPolicy.list,
  allow: organizationsPolicy.add,
  async run({ tx, now, record }, _, form) {
    if (await findByCode(tx, form.code))
      throw new Problem('organization.code_taken', {}, [
        { code: 'code_taken', path: 'code', message: `代码 ${form.code} 已被使用` },
      ]);
    const home = form.kind === 'platform' ? homeBureauOf(form.regionCode, await bureausIn(tx)) : undefined;
    const homeOrgId = home?.id ?? null;
    const made = await insertOrganization(tx, { ...form, homeOrgId, licenceMark: form.licenceMark || null, now });
    record({ act: 'organization.add', subject: made.id, after: made, note: made.name });
    return { id: made.id };
  },
});
