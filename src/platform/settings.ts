import { z } from 'zod';
import type { Tx } from './database.ts';
import { json } from './database.ts';

/** Operating settings that a security administrator may change; each with its meaning, kind and default. */
export const settingsCatalogue = {
  totpRequiredForBureaus: { label: '主管部门人员须用动态口令', schema: z.boolean(), standard: false },
  rolesConfirmed: { label: '总局人员的角色须安全管理员确认后生效', schema: z.boolean(), standard: false },
  lockAfterFailures: { label: '连续失败几次后锁定', schema: z.int().min(3).max(20), standard: 5 },
  lockMinutes: { label: '锁定分钟数', schema: z.int().min(1).max(1440), standard: 15 },
  idleMinutes: { label: '无操作几分钟后须重新验证', schema: z.int().min(5).max(480), standard: 30 },
  sessionHours: { label: '一次登录最长小时数', schema: z.int().min(1).max(72), standard: 12 },
  passwordMinimum: { label: '密码最少字符', schema: z.int().min(8).max(64), standard: 10 },
  passwordDays: { label: '密码最长使用天数（0 为不限）', schema: z.int().min(0).max(730), standard: 0 },
  linkHours: { label: '一次性链接有效小时数', schema: z.int().min(1).max(720), standard: 72 },
  uploadMaximumBytes: { label: '单个附件上限（字节）', schema: z.int().min(1024), standard: 2 * 2 ** 30 },
  filmMaximumBytes: { label: '成片单集上限（字节）', schema: z.int().min(2 ** 20), standard: 20 * 2 ** 30 },
  requestsPerMinute: { label: '每人每分钟请求上限', schema: z.int().min(30), standard: 1200 },
  signingWithEd25519: { label: '签署文书可用 Ed25519 证书', schema: z.boolean(), standard: true },
  signingWithSm2: { label: '签署文书可用 SM2（国密）证书', schema: z.boolean(), standard: false },
  signingNeedsAuthority: { label: '签署证书须由已登记的签发机构签发', schema: z.boolean(), standard: false },
  requestKeyDays: { label: '请求编号（Idempotency-Key）保留天数', schema: z.int().min(1).max(90), standard: 7 },
  requestsPerMinuteOpen: { label: '未登录每地址每分钟请求上限', schema: z.int().min(10), standard: 300 },
} as const;
export type SettingName = keyof typeof settingsCatalogue;
export type Settings = { [N in SettingName]: z.output<(typeof settingsCatalogue)[N]['schema']> };

const standards = Object.fromEntries(
  Object.entries(settingsCatalogue).map(([name, { standard }]) => [name, standard]),
) as Settings;

/** What was set, filled up with the defaults. */
export const withStandards = (set: Record<string, unknown>): Settings => ({ ...standards, ...set });

/** All settings in force: what was set, else the default. */
export async function settingsIn(tx: Tx): Promise<Settings> {
  const rows = await tx.selectFrom('settings').select(['name', 'value']).execute();
  return withStandards(Object.fromEntries(rows.map((row) => [row.name, row.value])));
}

export async function saveSetting(tx: Tx, name: SettingName, value: unknown): Promise<void> {
  const row = { name, value: json(value), version: 1 };
  await tx
    .insertInto('settings')
    .values(row)
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((e) => ({
        value: e.ref('excluded.value'),
        version: e('settings.version', '+', 1),
      })),
    )
    .execute();
}
