import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../../../base/problem.ts';
import { localDate } from '../../../base/time.ts';
import { nothing } from '../../../base/endpoint.ts';
import { newId } from '../../../platform/ids.ts';
import { reading, useCase } from '../../../platform/use-case.ts';
import { planById } from '../../plans/index.ts';
import { AddCall } from '../endpoints.ts';
import { callsPolicy } from '../policy.ts';
import { callById } from '../queries.ts';
import { CallContent } from '../schema.ts';
import { insertBatch, insertCall } from '../store.ts';
import type { Call } from '../terms.ts';

const file = path.resolve(import.meta.dirname, '../../../../reference/call-2026.json');
type Template = {
  id: string;
  title: string;
  planYear: number;
  source: string;
  cautions: Call['cautions'];
  content: unknown;
  batches: { number: number; name: string; opensOn: string; submitBy: string; recommendBy: string }[];
};
/** The templates that come with the system; what their author was unsure of is said part by part. */
const templates = (): Template[] => [JSON.parse(readFileSync(file, 'utf8')) as Template];

export const templateList = reading({
  input: nothing,
  load: async () => ({ state: 'preparing' as const }),
  view: callsPolicy.add,
  show: async () => ({
    rows: templates().map(({ id, title, planYear, source, batches }) => ({
      id,
      title,
      planYear,
      source,
      batches: batches.length,
    })),
  }),
});

/** Opens a call in preparation from a template or from an earlier call; nothing is published by that. */
export const addCall = useCase({
  act: 'call.add',
  label: '新建征集',
  input: AddCall,
  load: async (_tx, _input, _cx) => ({ state: 'preparing' as const }),
  view: callsPolicy.list,
  allow: callsPolicy.add,
  async run({ tx, now, record }, _, { planId, title, template, fromCallId, withBatches }) {
    const plan = await planById(tx, planId);
    const found = templates().find(({ id }) => id === template);
    if (template !== undefined && !found) throw new Problem('call.template_unknown');
    const earlier = fromCallId === undefined ? null : await callById(tx, fromCallId);
    const call: Call = {
      id: newId(),
      version: 1,
      planId,
      title: title ?? `${plan.year}年“微短剧精品创作传播计划”扶持项目征集`,
      state: 'preparing',
      draft: earlier ? earlier.draft : CallContent.parse(found?.content),
      currentVersionId: null,
      cautions: earlier ? earlier.cautions : (found?.cautions ?? {}),
      confirmed: {},
      createdAt: now,
    };
    await insertCall(tx, call);
    for (const { number, name, ...dates } of withBatches ? (found?.batches ?? []) : []) {
      const [opensOn, submitBy, recommendBy] = [
        localDate(dates.opensOn),
        localDate(dates.submitBy),
        localDate(dates.recommendBy),
      ];
      await insertBatch(tx, { id: newId(), callId: call.id, number, name, opensOn, submitBy, recommendBy });
    }
    record({ act: 'call.add', subject: call.id, after: { title: call.title, template, fromCallId }, note: call.title });
    return { id: call.id };
  },
});
