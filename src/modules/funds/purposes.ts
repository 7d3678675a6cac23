import type { Tx } from '../../platform/database.ts';
import { purposeNames } from '../agreements/index.ts';

/** Purposes stand in the ledger by their code and are read and asked for by their name. */
export async function purposesOf(tx: Tx) {
  const names = await purposeNames(tx);
  return {
    nameOf: (code: string): string => names.get(code) ?? code,
    codeOf: (name: string): string => [...names].find(([, label]) => label === name)?.[0] ?? name,
  };
}
