import type { Tx } from '../../platform/database.ts';

/** What the head of a project shows of its money, in fen; later modules keep the books and main names the source. */
export type HeadMoney = { agreedFen: number; payableFen: number; paidFen: number; spentFen: number };
export type MoneySource = (tx: Tx, projectIds: readonly string[]) => Promise<Map<string, HeadMoney>>;
export const noMoney: HeadMoney = { agreedFen: 0, payableFen: 0, paidFen: 0, spentFen: 0 };
