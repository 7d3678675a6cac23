import { nothing } from '../../../base/endpoint.ts';
import { nobodyId } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { saveSetting, type SettingName, settingsCatalogue, settingsIn } from '../../../platform/settings.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { accountsPolicy } from '../policy.ts';
import { SettingChange } from '../schema.ts';

const bound = (schema: object, name: 'minValue' | 'maxValue'): number | null => {
  const value = (schema as Record<string, unknown>)[name];
  return typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : null;
};

export const securitySettings = reading({
  input: nothing,
  load: async () => null,
  view: accountsPolicy.settings,
  async show({ tx }) {
    const values = await settingsIn(tx);
    const rows = Object.entries(settingsCatalogue).map(([name, { label, schema, standard }]) => ({
      name,
      label,
      value: values[name as SettingName],
      standard,
      minimum: bound(schema, 'minValue'),
      maximum: bound(schema, 'maxValue'),
    }));
    return { rows };
  },
});

/** One setting takes another value from now on; the former one stays in the audit entry. */
export const changeSetting = useCase({
  act: 'account.change_setting',
  label: '修改安全设置',
  input: SettingChange,
  load: async () => null,
  view: accountsPolicy.settings,
  allow: accountsPolicy.settings,
  async run({ tx, record }, _, { name, value }) {
    const setting = Object.hasOwn(settingsCatalogue, name) ? settingsCatalogue[name as SettingName] : undefined;
    if (!setting) throw new Problem('act.not_found');
    const accepted = setting.schema.safeParse(value);
    if (!accepted.success) {
      throw new Problem('account.setting_refused', {}, [
        { code: 'setting_refused', path: 'value', message: `“${setting.label}”不能设为 ${value}` },
      ]);
    }
    const before = (await settingsIn(tx))[name as SettingName];
    await saveSetting(tx, name as SettingName, accepted.data);
    record({
      act: 'account.change_setting',
      subject: nobodyId,
      before: { [name]: before },
      after: { [name]: accepted.data },
      note: `${setting.label}：${before} → ${accepted.data}`,
    });
    return { id: name };
  },
});
