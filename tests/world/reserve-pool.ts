/** Entries of the reserve pool, as their owners put them in. */
import { reservePoolEndpoints as at } from '../../src/modules/reserve-pool/endpoints.ts';
import type { Client } from './world.ts';

/** A filled form; a script of a province unless said otherwise. */
export const anEntryForm = (more: Record<string, unknown> = {}) => ({
  title: '示例储备',
  level: 'provincial' as const,
  priority: 'normal' as const,
  stage: 'script',
  ...more,
});

export async function anEntry(owner: Client, more: Record<string, unknown> = {}): Promise<string> {
  return (await owner.does(at.enter, anEntryForm(more))).id;
}
