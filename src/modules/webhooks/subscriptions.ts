import { z } from 'zod';
import { jobActor, machinery } from '../../base/policy.ts';
import type { AuditRow } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { enqueueAlone } from '../../platform/jobs.ts';
import type { Subscription } from '../../platform/subscriptions.ts';
import { answer, type House, reading } from '../../platform/use-case.ts';
import { sendJob } from './deliver.ts';
import type { EventSource } from './events.ts';
import { bodyOf } from './rules.ts';
import { insertMessage, isEventWanted, targetsFor } from './store.ts';
import { newMessage } from './use-cases/keep-targets.ts';

const telling = (source: EventSource, entry: AuditRow) =>
  reading({
    input: z.object({}),
    load: async () => null,
    view: machinery,
    show: ({ tx }) => source.tell(tx, entry),
  });

async function putOut(house: House, source: EventSource, entry: AuditRow): Promise<void> {
  if (!(await isEventWanted(house.db, source.type))) return;
  for (const { orgIds, subject } of await answer(house, telling(source, entry), { actor: jobActor('推送') }, {})) {
    for (const target of await targetsFor(house.db, source.type, orgIds)) {
      const id = newId();
      const body = bodyOf({ type: source.type, at: entry.at, id: subject });
      const begun = { id, targetId: target.id, entryId: entry.id, event: source.type, subject, body };
      const isNew = await insertMessage(house.db, newMessage(begun, house.clock()));
      if (isNew) await enqueueAlone(house, sendJob, {});
    }
  }
}

/** A fact becomes a message for every target that wants it and may know of it; told twice it is there once. */
export const webhooksSubscriptions = (sources: readonly EventSource[]): Subscription[] => [
  {
    name: 'webhooks',
    acts: [...new Set(sources.flatMap(({ acts }) => acts))],
    async deliver(house, entry) {
      for (const source of sources) if (source.acts.includes(entry.act)) await putOut(house, source, entry);
    },
  },
];
