/** A fund with an open year, budget and money in the bank, the people who keep it, and grants without an agreement. */
import { fundsEndpoints as at, recoveriesEndpoints as back } from '../../src/modules/funds/endpoints.ts';
import { payOut, reserveGrant } from '../../src/modules/funds/index.ts';
import type { Actor } from '../../src/base/policy.ts';
import { appendFacts, type Fact } from '../../src/platform/audit.ts';
import { newId } from '../../src/platform/ids.ts';
import type { ActCx } from '../../src/platform/use-case.ts';
import { aProject, type MadeProject } from './projects.ts';
import type { Client, World } from './world.ts';

export type MadeFund = { fundId: string; finance: Client; officer: Client; leader: Client; auditor: Client };
type Wanted = { unit?: string; name?: string; budgetFen?: number; arrivedFen?: number; year?: number };

let funds = 0;
/** The national special fund, or with `unit` that of a province; its year has budget and an arrival. */
export async function aFund(world: World, wanted: Wanted = {}): Promise<MadeFund> {
  const {
    unit,
    name = `示例专项资金${++funds}`,
    budgetFen = 10_000_000_00,
    arrivedFen = budgetFen,
    year = 2026,
  } = wanted;
  const owner = unit ? (await world.unit(unit)).id : world.national;
  const finance = await world.person(owner, ['finance_officer'], '钱财务');
  const officer = await world.person(world.national, ['national_officer'], '孙业务');
  const leader = await world.person(owner, [unit ? 'unit_leader' : 'national_leader'], '赵签发');
  const auditor = await world.person(world.national, ['auditor'], '周审计');
  const kind = unit ? ('provincial' as const) : ('national_special' as const);
  const { id: fundId } = await finance.does(at.make, {
    name,
    kind,
    clause: '示例文号',
    bankName: '示例银行',
    bankAccount: '1',
  });
  await finance.does(at.openYear, { fundId, year });
  if (budgetFen > 0) {
    await finance.does(at.enterBudget, {
      fundId,
      year,
      change: 'add',
      amountFen: budgetFen,
      documentNumber: '财示〔2026〕1号',
    });
  }
  if (arrivedFen > 0) await anArrival(world, { fundId, finance }, { amountFen: arrivedFen });
  return { fundId, finance, officer, leader, auditor };
}

let serial = 0;
export async function anArrival(
  world: World,
  { fundId, finance }: Pick<MadeFund, 'fundId' | 'finance'>,
  more: { amountFen: number; serial?: string; day?: string },
): Promise<void> {
  const day = more.day ?? world.clock().slice(0, 10);
  await finance.does(at.enterLine, {
    fundId,
    serial: more.serial ?? `YH${String(++serial).padStart(6, '0')}`,
    day,
    direction: 'in',
    kind: 'arrival',
    amountFen: more.amountFen,
    counterparty: '财政部国库司',
    remark: '专项资金',
  });
}

/** Carries an act of the module's door out as the operator would, with its facts on the audit chain. */
export const asAct = <T>(world: World, actor: Actor, run: (cx: ActCx) => Promise<T>): Promise<T> =>
  world.inTx(async (tx) => {
    const facts: Fact[] = [];
    const now = world.clock();
    const cx: ActCx = { tx, actor, now, house: world.house, request: {}, record: (fact) => void facts.push(fact) };
    const done = await run(cx);
    if (facts.length > 0) await appendFacts(tx, facts, { actor, at: now, suite: world.house.suite });
    return done;
  });

export type MadeGrant = MadeFund & MadeProject & { agreementId: string };
/** A project whose agreed sum is held; nothing is paid yet. */
export async function aGrant(
  world: World,
  {
    fund,
    amountFen = 1_000_000_00,
    path = 'direct' as const,
    ...project
  }: {
    fund?: MadeFund;
    amountFen?: number;
    path?: 'direct' | 'via_province';
    title?: string;
    unit?: string;
  } = {},
): Promise<MadeGrant> {
  const made = fund ?? (await aFund(world));
  const it = await aProject(world, project);
  const agreementId = newId();
  const { projectId } = it;
  await asAct(world, made.finance.actor, (cx) =>
    reserveGrant(cx, {
      fundId: made.fundId,
      year: 2026,
      projectId,
      agreementId,
      amountFen,
      transferId: `reserve:${projectId}`,
      path,
    }),
  );
  return { ...made, ...it, agreementId };
}

export const pay = (
  world: World,
  { finance, projectId }: Pick<MadeGrant, 'finance' | 'projectId'>,
  wish: { key: string; parts: Record<string, number>; transferId?: string },
) =>
  asAct(world, finance.actor, (cx) =>
    payOut(cx, {
      projectId,
      instalmentKey: wish.key,
      amountFen: Object.values(wish.parts).reduce((a, b) => a + b, 0),
      transferId: wish.transferId ?? `pay:${projectId}:${wish.key}`,
      purposeSplit: Object.entries(wish.parts).map(([code, fen]) => ({ code, fen })),
    }),
  );

/** A fund of 广西 with a line of its bank, and a recovery from a project paid by it. */
export async function fundIds(world: World, projectId: string) {
  const fund = await aFund(world, { unit: 'GX', name: '桂林示例资金' });
  const { fundId, finance } = fund;
  const agreementId = newId();
  const reserved = { fundId, year: 2026, projectId, agreementId, amountFen: 1000, transferId: `foreign:${projectId}` };
  await asAct(world, finance.actor, (cx) => reserveGrant(cx, reserved));
  await asAct(world, finance.actor, (cx) =>
    payOut(cx, {
      projectId,
      fundId,
      instalmentKey: 'first',
      amountFen: 600,
      transferId: `foreign-pay:${projectId}`,
      purposeSplit: [{ code: '剧本', fen: 600 }],
    }),
  );
  const statement = '示例：项目逾期未开机，经两次书面催告仍未改正。';
  const { id: recoveryId } = await finance.does(back.open, { projectId, fundId, reason: 'delay', statement });
  const { rows } = await finance.sees(at.bank, { fundId });
  return { fundId, recoveryId, bankLineId: rows[0]?.id ?? '' };
}
