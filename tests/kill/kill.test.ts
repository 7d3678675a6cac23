/**
 * The real program, synchronising to disk, killed with -9 under load: what was answered is there, nothing is half
 * done.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { addDays, dayOf } from '../../src/base/time.ts';
import { callerOn } from '../../src/main/demo/client.ts';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import { openHouse, type OpenHouse } from '../../src/main/house.ts';
import { insertPerson, openSession } from '../../src/modules/accounts/index.ts';
import { applicationsEndpoints as at } from '../../src/modules/applications/endpoints.ts';
import { findByCode, insertOrganization } from '../../src/modules/organizations/index.ts';
import { json } from '../../src/platform/database.ts';
import { sessionCookie } from '../../src/platform/http.ts';
import { aFilledDraft, anOpenCall } from '../world/builders.ts';
import type { Client, World } from '../world/world.ts';
import { anInstallation } from './installation.ts';

const installation = anInstallation();
const drafts = 6;
let producer: Client;
let batchId = '';
let cookie = '';
before(async () => {
  const prepared = await openHouse({ folder: installation.folder });
  cookie = `${sessionCookie}=${await prepare(prepared)}`;
  await prepared.close();
  await installation.start();
  producer = { ...callerOn(overTheWire(), async () => ({ headers: { cookie } })), actor: {} as Client['actor'] };
});
after(() => installation.close());

/**
 * A producer that is logged in and a call whose first batch is open today; the rows that no act of theirs could write.
 */
async function prepare({ house }: OpenHouse): Promise<string> {
  const now = house.clock();
  const arrange: World['arrange'] = (work) => house.db.transaction().execute(work);
  const national = await house.db.transaction().execute(async (tx) => (await findByCode(tx, 'NRTA'))?.id ?? '');
  const call = await anOpenCall({ arrange, clock: house.clock, national } as World);
  batchId = call.batches[0]?.id ?? '';
  const today = dayOf(now);
  return house.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('batches')
      .set({ opensOn: addDays(today, -5), submitBy: addDays(today, 20), recommendBy: addDays(today, 30) })
      .where('id', '=', batchId)
      .execute();
    for (const name of ['requestsPerMinute', 'requestsPerMinuteOpen']) {
      await tx
        .insertInto('settings')
        .values({ name, value: json(100_000), version: 1 })
        .onConflict((c) => c.column('name').doUpdateSet({ value: json(100_000) }))
        .execute();
    }
    const home = await findByCode(tx, 'GD');
    const organization = await insertOrganization(tx, {
      kind: 'producer',
      name: '示例影视公司',
      homeOrgId: home?.id ?? null,
      regionCode: '44',
      bodyKind: 'programme_producer',
      licenceKind: 'programme_production',
      licenceNumber: '示例',
      licenceFrom: null,
      licenceUntil: null,
      creditCode: 'TEST00000000000001',
      synthetic: true,
      now,
    });
    const person = await insertPerson(tx, {
      organizationId: organization.id,
      loginName: 'chenshan',
      name: '陈珊',
      roles: ['producer_admin', 'producer_editor'],
      now,
    });
    return (await openSession(tx, { personId: person.id, now, address: '127.0.0.1', agent: 'test' })).token;
  });
}

type Injected = {
  method?: string;
  url?: string;
  query?: Record<string, string>;
  payload?: unknown;
  headers?: Record<string, string>;
};
/** The program as the builders of the other tests know a server, but over the wire. */
function overTheWire(): FastifyInstance {
  const inject = async ({ method = 'GET', url = '', query, payload, headers = {} }: Injected) => {
    const search = query ? `?${new URLSearchParams(query).toString()}` : '';
    const {
      status,
      body,
      headers: answered,
    } = await installation.send(`${url}${search}`, { method, body: payload, headers });
    return { statusCode: status, headers: Object.fromEntries(answered), json: () => body, rawPayload: Buffer.from('') };
  };
  return { inject } as unknown as FastifyInstance;
}

type Written = { applicationId: string; field: string; version: number; acknowledged: string; attempted: string };
let serial = 0;

/** Eight writers save without pause, and one submits, until so many saves were answered; then the blow falls. */
async function underLoad(written: Written[], submitting: string[], blow: () => Promise<void>): Promise<string[]> {
  const submitted: string[] = [];
  let answers = 0;
  let struck: Promise<void> | undefined;
  const write = async (one: Written): Promise<void> => {
    while (!struck) {
      one.attempted = `示例：第 ${++serial} 次保存的一句话，写在断电之前`;
      const reply = await producer
        .post(at.save, {
          applicationId: one.applicationId,
          answers: [{ field: one.field, value: one.attempted, seen: one.version }],
        })
        .catch(() => undefined);
      if (reply?.status !== 200) return;
      one.acknowledged = one.attempted;
      one.version = reply.body.saved[0]?.version ?? 0;
      if (++answers >= 40) struck ??= blow();
    }
  };
  const submit = async (): Promise<void> => {
    for (const applicationId of submitting) {
      const reply = await producer.post(at.submit, { applicationId }, `submit-${applicationId}`).catch(() => undefined);
      if (reply?.status === 200) submitted.push(applicationId);
    }
  };
  await Promise.all([...written.map(write), submit()]);
  await struck;
  assert.ok(struck, 'the blow fell while everybody was writing');
  return submitted;
}

async function nothingIsLost(written: Written[], submitted: string[]): Promise<void> {
  for (const one of written) {
    const { answers } = await producer.sees(at.detail, { applicationId: one.applicationId });
    const kept = answers.find(({ field }) => field === one.field);
    assert.ok(
      [one.acknowledged, one.attempted].includes(String(kept?.value)),
      `${one.field}: answered ${one.acknowledged}, kept ${String(kept?.value)}`,
    );
    one.version = kept?.version ?? 0;
    one.acknowledged = String(kept?.value);
  }
  for (const applicationId of submitted) {
    const application = await producer.sees(at.detail, { applicationId });
    assert.equal(application.state, 'submitted');
    assert.ok(application.number && application.edition === 1 && application.versionCode);
  }
}

/** Looked at in the database itself: no submission without number, edition and entry, no answer ahead of its entry. */
async function nothingIsHalfDone(): Promise<void> {
  const open = await openHouse({ folder: installation.folder });
  const { db } = open.house;
  const bare = await db
    .selectFrom('applications')
    .select('id')
    .where('state', '=', 'submitted')
    .where((e) =>
      e.or([
        e('number', 'is', null),
        e.not(
          e.exists(
            e.selectFrom('applicationEditions').select('edition').whereRef('applicationId', '=', 'applications.id'),
          ),
        ),
        e.not(
          e.exists(
            e
              .selectFrom('auditEntries')
              .select('seq')
              .whereRef('subject', '=', 'applications.id')
              .where('act', '=', 'application.submit'),
          ),
        ),
      ]),
    )
    .execute();
  const loose = await db
    .selectFrom('applicationEditions')
    .select('applicationId')
    .where('applicationId', 'in', db.selectFrom('applications').select('id').where('state', '=', 'draft'))
    .execute();
  const numbers = await db.selectFrom('applications').select('number').where('number', 'is not', null).execute();
  await open.close();
  assert.deepEqual([bare, loose], [[], []]);
  assert.equal(new Set(numbers.map((one) => one.number)).size, numbers.length);
  const proof = JSON.parse((await installation.run('verify')).trim().split('\n').at(-1) ?? '{}') as {
    verified: boolean;
    entries: number;
  };
  assert.equal(proof.verified, true);
  assert.ok(proof.entries > 40);
}

test('killed again and again under load, it loses nothing that it answered and leaves nothing half done', {
  timeout: 120_000,
}, async () => {
  const made: string[] = [];
  for (let i = 0; i < drafts; i++) made.push((await aFilledDraft(producer, { batchId })).id);
  const fields = ['story.oneLine', 'story.theme'];
  const written: Written[] = [];
  for (const applicationId of made.slice(0, 3)) {
    const { answers } = await producer.sees(at.detail, { applicationId });
    for (const field of fields) {
      const present = answers.find((one) => one.field === field);
      written.push({
        applicationId,
        field,
        version: present?.version ?? 0,
        acknowledged: String(present?.value),
        attempted: '',
      });
    }
  }
  const bytes = samplePdf('剧本');
  const tus = { 'tus-resumable': '1.0.0' };
  const half = Math.floor(bytes.length / 2);
  const uploadHeaders = { ...tus, 'content-type': 'application/offset+octet-stream' };
  const begun = await installation.send('/uploads', {
    headers: {
      ...tus,
      cookie,
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${Buffer.from('剧本.pdf').toString('base64')}`,
    },
  });
  const place = begun.headers.get('location') ?? '';
  const first = await installation.send(place, {
    method: 'PATCH',
    body: bytes.subarray(0, half),
    headers: { ...uploadHeaders, cookie, 'upload-offset': '0' },
  });
  assert.equal(first.status, 204);
  const blows = [
    installation.killServer,
    async () => {
      installation.killDatabase();
      await installation.killServer();
    },
    async () => {
      await Promise.all([installation.killServer(), Promise.resolve(installation.killDatabase())]);
    },
  ];
  const submitted: string[] = [];
  for (const [round, blow] of blows.entries()) {
    submitted.push(...(await underLoad(written, made.slice(3 + round, 4 + round), blow)));
    await installation.start();
    await nothingIsLost(written, submitted);
  }
  const shown = await installation.send(place, { method: 'HEAD', headers: { ...tus, cookie } });
  assert.equal(shown.headers.get('upload-offset'), String(half), 'the acknowledged half is there');
  const rest = await installation.send(place, {
    method: 'PATCH',
    body: bytes.subarray(half),
    headers: { ...uploadHeaders, cookie, 'upload-offset': String(half) },
  });
  assert.equal(rest.status, 204);
  await producer.does(at.attach, {
    applicationId: made[0] ?? '',
    slot: 'script',
    uploadId: place.split('/').at(-1) ?? '',
  });
  await nothingIsHalfDone();
});
