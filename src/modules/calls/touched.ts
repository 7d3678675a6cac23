import type { Tx } from '../../platform/database.ts';
import type { CallPart, Touched } from './terms.ts';

/** Whom a change of a published call touches; later modules provide one each, main hands them to callsRoutes(). */
export type TouchSource = (tx: Tx, change: { callId: string; parts: readonly CallPart[] }) => Promise<Touched[]>;
