import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/database.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { takeUpload } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { accountPolicy } from '../policy.ts';
import { accountFindings, usableOn } from '../rules.ts';
import { ActOnAccount, EnterAccount, RefuseAccount } from '../schema.ts';
import { accountsOf, insertAccount, lockAccount, saveAccount } from '../store.ts';
import { ruleValue } from '../store-batches.ts';
import { decidedBy } from '../subject.ts';
import type { PayeeAccount } from '../terms.ts';
import { accountWorkflow, isInUse, wasEverInUse } from '../workflow.ts';

const proofs = { types: ['application/pdf', 'image/jpeg', 'image/png'], maxBytes: 20 * 2 ** 20 };
const none = { findings: [] };

export type AccountSubject = PayeeAccount & { homeOrgId: string | null };
export async function accountSubject(tx: Tx, account: PayeeAccount): Promise<AccountSubject> {
  return { ...account, homeOrgId: (await organizationById(tx, account.organizationId)).homeOrgId };
}
const rowOf = ({ homeOrgId: _, ...row }: AccountSubject): PayeeAccount => row;
const tail = (account: PayeeAccount): string => `${account.bankName}，尾号 ${account.accountNumber.slice(-4)}`;

/** The administrator of a producer enters where it is paid; the number never stands in the trace. */
export const enterAccount = useCase({
  act: 'payee_account.enter',
  label: '登记收款账户',
  input: EnterAccount,
  load: async (tx, _, { actor }) => {
    const found = actor.kind === 'person' ? await organizationById(tx, actor.orgId) : undefined;
    return { organizationId: actor.orgId, homeOrgId: found?.homeOrgId ?? null, enteredBy: '', name: found?.name ?? '' };
  },
  view: accountPolicy.enter,
  allow: accountPolicy.enter,
  async run(cx, { organizationId, name }, { proofUploadId, ...given }) {
    const { tx, actor, now, record } = cx;
    const findings = accountFindings(given, name);
    if (findings.length > 0) throw new Problem('payments.account_refused', {}, findings);
    const proof = proofUploadId ? await takeUpload(cx, proofUploadId, proofs) : undefined;
    const account: PayeeAccount = {
      ...given,
      id: newId(),
      version: 1,
      organizationId,
      state: accountWorkflow.start,
      proofFileId: proof?.id ?? null,
      enteredBy: actor.personId,
      enteredByName: actor.name,
      enteredAt: now,
      decidedBy: null,
      decidedByName: null,
      decidedAt: null,
      reason: null,
      usableOn: null,
    };
    if (!(await insertAccount(tx, account))) throw new Problem('payments.account_waiting');
    const after = { holder: account.holder, bankName: account.bankName };
    record({ act: 'payee_account.enter', subject: account.id, also: [organizationId], after, note: tail(account) });
    return { id: account.id };
  },
});

const ofAccount = {
  view: accountPolicy.view,
  load: async (tx: ActCx['tx'], { accountId }: { accountId: string }) =>
    accountSubject(tx, await lockAccount(tx, accountId)),
};
const recordOn = ({ record }: ActCx, act: string, account: PayeeAccount, more = ''): void =>
  record({
    act,
    subject: account.id,
    also: [account.organizationId],
    after: { state: account.state, usableOn: account.usableOn },
    note: `${tail(account)}${more}`,
  });

/** 核验: the account is right; it may be paid to after its cooling-off, and the former one no longer. */
export const verifyAccount = useCase({
  act: 'payee_account.verify',
  label: '核验收款账户',
  input: ActOnAccount,
  allow: accountPolicy.verify,
  ...ofAccount,
  async run(cx, subject, { version }) {
    const { tx, now } = cx;
    if (subject.version !== version) throw new Problem('row.changed');
    const account = rowOf(subject);
    const { name } = await organizationById(tx, account.organizationId);
    const state = moveOn(accountWorkflow, 'verify', account.state, { findings: accountFindings(account, name) });
    const others = await accountsOf(tx, account.organizationId);
    const former = others.find(isInUse);
    const changed = others.some(wasEverInUse);
    if (former) await saveAccount(tx, { ...former, state: moveOn(accountWorkflow, 'replace', former.state, none) });
    const days = await ruleValue(tx, changed ? 'coolingDaysChanged' : 'coolingDaysFirst');
    const set = { ...decidedBy(cx), usableOn: usableOn(dayOf(now), days) };
    const after = await saveAccount(tx, { ...account, ...set, state });
    recordOn(cx, 'payee_account.verify', after, `，${after.usableOn} 起可用`);
    return { id: account.id };
  },
});

export const refuseAccount = useCase({
  act: 'payee_account.refuse',
  label: '收款账户未通过',
  input: RefuseAccount,
  allow: accountPolicy.refuse,
  ...ofAccount,
  async run(cx, subject, { version, reason }) {
    if (subject.version !== version) throw new Problem('row.changed');
    const state = moveOn(accountWorkflow, 'refuse', subject.state, none);
    const after = await saveAccount(cx.tx, { ...rowOf(subject), ...decidedBy(cx), reason, state });
    recordOn(cx, 'payee_account.refuse', after, `：${reason}`);
    return { id: subject.id };
  },
});

export const withdrawAccount = useCase({
  act: 'payee_account.withdraw',
  label: '撤回收款账户',
  input: ActOnAccount,
  allow: accountPolicy.withdraw,
  ...ofAccount,
  async run(cx, subject, { version }) {
    if (subject.version !== version) throw new Problem('row.changed');
    const state = moveOn(accountWorkflow, 'withdraw', subject.state, none);
    recordOn(cx, 'payee_account.withdraw', await saveAccount(cx.tx, { ...rowOf(subject), state }));
    return { id: subject.id };
  },
});
