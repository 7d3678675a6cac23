import { nothing } from '../../../base/endpoint.ts';
import { machinery } from '../../../base/policy.ts';
import { newId } from '../../../platform/ids.ts';
import { useCase } from '../../../platform/use-case.ts';
import { bookOf } from '../chain.ts';
import { fundsPolicy } from '../policy.ts';
import { expireOverdue } from '../store-ledger.ts';
import { insertProof, proofOf } from '../store-proof.ts';

/** 资金账校验: recomputes everything from the entries and keeps what it found; a difference becomes a to-do at once. */
export const proveLedger = useCase({
  act: 'ledger.prove',
  label: '校验全部资金账',
  input: nothing,
  view: fundsPolicy.proof,
  allow: fundsPolicy.prove,
  load: async () => null,
  async run({ tx, now, actor, record }) {
    const proof = { id: newId(), at: now, byName: actor.name, ...(await proofOf(tx)) };
    await insertProof(tx, proof);
    const { id, transfers, accounts, proven, differences } = proof;
    const note = proven ? `${transfers} 笔记账、${accounts} 个账户，一致` : `发现 ${differences.length} 处差异`;
    record({ act: 'ledger.prove', subject: id, after: { transfers, accounts, proven, differences }, note });
    return { id, proven, differences: differences.length, transfers };
  },
});

/** 占用到期释放: reservations whose time is over free what they hold. */
export const expireReservations = useCase({
  act: 'ledger.expire',
  label: '占用到期释放',
  input: nothing,
  view: machinery,
  allow: machinery,
  load: async () => null,
  async run(cx) {
    const freed = await expireOverdue(cx.tx, bookOf(cx));
    const id = newId();
    cx.record({ act: 'ledger.expire', subject: id, after: { freed }, note: `释放 ${freed} 笔` });
    return { id, freed };
  },
});
