import { Problem } from '../../../base/problem.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import type { Tx } from '../../../platform/database.ts';
import { type Cx, reading } from '../../../platform/use-case.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { accountPolicy, arrivalPolicy, voucherPolicy } from '../policy.ts';
import { accountsWaiting } from '../queries.ts';
import { accountFindings } from '../rules.ts';
import { AccountsOf, ActOnAccount, ArrivalById, VoucherById } from '../schema.ts';
import { accountById, accountsOf, arrivalById, verifiedAccount, voucherById } from '../store.ts';
import { ruleValue } from '../store-batches.ts';
import type { PayeeAccount } from '../terms.ts';
import { accountWorkflow, awaitsVerification } from '../workflow.ts';
import { accountSubject } from './payee-accounts.ts';
import { arrivalSubject } from './source-arrivals.ts';
import { voucherSubject } from './vouchers.ts';

async function shownAccount({ tx, actor }: Cx, account: PayeeAccount) {
  const subject = await accountSubject(tx, account);
  const { name } = await organizationById(tx, account.organizationId);
  const whole = accountPolicy.seeNumber.test(actor, subject);
  const former = awaitsVerification(account) ? await verifiedAccount(tx, account.organizationId) : undefined;
  return {
    ...account,
    organizationName: name,
    accountNumber: whole ? account.accountNumber : `****${account.accountNumber.slice(-4)}`,
    bankCode: whole ? account.bankCode : '',
    hasProof: account.proofFileId !== null,
    replaces: former ? `尾号 ${former.accountNumber.slice(-4)}` : null,
    moves: movesOpenTo(accountWorkflow, accountPolicy, {
      actor,
      subject: { ...subject, state: account.state },
      facts: { findings: accountFindings(account, name) },
    }),
  };
}

/** The accounts of an organisation; without one named, one's own, or those that wait for this money desk. */
export const accountList = reading({
  input: AccountsOf,
  load: async (tx, { organizationId }, { actor }) => {
    const id = organizationId ?? actor.orgId;
    const homeOrgId = organizationId ? (await organizationById(tx, organizationId)).homeOrgId : null;
    return { organizationId: id, homeOrgId: homeOrgId ?? actor.orgId, enteredBy: '' };
  },
  view: accountPolicy.view,
  async show(cx, subject, { organizationId }) {
    const { tx, actor } = cx;
    const desk = organizationId === undefined && !accountPolicy.enter.test(actor, subject);
    const found =
      desk && actor.orgKind !== 'producer'
        ? await accountsWaiting(tx, actor)
        : await accountsOf(tx, subject.organizationId);
    const rows = [];
    for (const row of found) rows.push(await shownAccount(cx, rowOf(row)));
    return {
      organizationName: (await organizationById(tx, subject.organizationId)).name,
      rows,
      mayEnter: accountPolicy.enter.test(actor, subject) && !found.some(awaitsVerification),
      coolingDaysFirst: await ruleValue(tx, 'coolingDaysFirst'),
      coolingDaysChanged: await ruleValue(tx, 'coolingDaysChanged'),
    };
  },
});
const rowOf = (row: PayeeAccount & { organizationName?: string; homeOrgId?: string | null }): PayeeAccount => {
  const { organizationName: _n, homeOrgId: _h, ...account } = row;
  return account;
};

async function paper(tx: Tx, house: Cx['house'], fileId: string | null) {
  if (!fileId) throw new Problem('act.not_found');
  return fileAnswer(house, await fileById(tx, fileId));
}

export const accountProof = reading({
  input: ActOnAccount.pick({ accountId: true }),
  load: async (tx, { accountId }) => accountSubject(tx, await accountById(tx, accountId)),
  view: accountPolicy.view,
  show: ({ tx, house }, { proofFileId }) => paper(tx, house, proofFileId),
});
export const voucherFile = reading({
  input: VoucherById,
  load: async (tx, { voucherId }) => voucherSubject(tx, await voucherById(tx, voucherId)),
  view: voucherPolicy.view,
  show: ({ tx, house }, { fileId }) => paper(tx, house, fileId),
});
export const arrivalFile = reading({
  input: ArrivalById,
  load: async (tx, { arrivalId }) => arrivalSubject(tx, await arrivalById(tx, arrivalId)),
  view: arrivalPolicy.view,
  show: ({ tx, house }, { fileId }) => paper(tx, house, fileId),
});
