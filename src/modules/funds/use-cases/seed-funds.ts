import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../../base/time.ts';
import type { Tx } from '../../../platform/database.ts';
import { newId } from '../../../platform/ids.ts';
import { findByCode } from '../../organizations/index.ts';
import { findFundOfKind, insertFund } from '../store.ts';
import { insertFundRules, insertRuleVersions, rulesAll } from '../store-kept.ts';
import { broughtKinds, fundKinds } from '../terms.ts';
import type { FundRule } from '../kept-terms.ts';

const reference = path.resolve(import.meta.dirname, '../../../../reference/fund-rules.json');
const clause = '方案七（二）：引导社会资本参与、平台保障专项扶持资金足额到位';

/** The rules of funds with their sources, and one book each for what producers, investors and platforms bring. */
export async function seedFunds(tx: Tx, now: Instant): Promise<void> {
  await insertFundRules(tx, JSON.parse(readFileSync(reference, 'utf8')) as Omit<FundRule, 'version'>[]);
  await insertRuleVersions(tx, await rulesAll(tx), { byName: '系统初始数据', at: now });
  const national = await findByCode(tx, 'NRTA');
  if (!national) return;
  for (const kind of broughtKinds) {
    if (await findFundOfKind(tx, kind)) continue;
    const rest = { ownerOrgId: national.id, clause, bankName: '', bankAccount: '' };
    await insertFund(tx, {
      id: newId(),
      version: 1,
      name: fundKinds[kind],
      kind,
      ...rest,
      createdByName: '系统',
      createdAt: now,
    });
  }
}
