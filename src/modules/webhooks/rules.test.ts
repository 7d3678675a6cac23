import assert from 'node:assert/strict';
import type { LookupAddress, LookupOptions } from 'node:dns';
import { test } from 'node:test';
import { type Actor, publicActor, type Role, roles } from '../../base/policy.ts';
import { instant } from '../../base/time.ts';
import { flawsIn, movesOpenTo } from '../../base/workflow.ts';
import { webhookVerify } from '../../platform/methods/exchange.ts';
import { keepers, targetPolicy, webhooksPolicy } from './policy.ts';
import { guardedLookup, isPublicAddress, sendOnce } from './reach.ts';
import { addressFindings, bodyOf, isHopeless, nextTryAt, outcomeOf } from './rules.ts';
import { webhookRules } from './settings.ts';
import { type TargetState, targetStates } from './terms.ts';
import { messageWorkflow, targetWorkflow } from './workflow.ts';

const codes = (url: string, loopback = false) => addressFindings(url, { loopback }).map(({ code }) => code);

test('an address is https, a full name, without log-in or fragment', () => {
  assert.deepEqual(codes('https://push.example.cn/jingwei?unit=gd'), []);
  assert.deepEqual(codes('https://push.example.cn:8443'), []);
  assert.deepEqual(codes('http://push.example.cn/'), ['not_https']);
  assert.deepEqual(codes('https://user:secret@push.example.cn/'), ['credentials']);
  assert.deepEqual(codes('https://push.example.cn/#x'), ['fragment']);
  assert.deepEqual(codes('https://localhost/'), ['host']);
  assert.deepEqual(codes('ftp://push.example.cn/'), ['not_https']);
  assert.deepEqual(codes('推送'), ['address_form']);
  for (const host of ['127.0.0.1', '10.0.0.1', '[::1]', '0x7f000001', '2130706433', '8.8.8.8'])
    assert.ok(codes(`https://${host}/`).includes('numeric_host'), host);
});

test('this machine is an address only where a setting allows it', () => {
  assert.deepEqual(codes('http://127.0.0.1:4000/hook', true), []);
  assert.deepEqual(codes('http://127.0.0.1:4000/hook'), ['not_https', 'numeric_host']);
  assert.deepEqual(codes('http://10.0.0.8/hook', true), ['not_https', 'numeric_host']);
});

test('addresses that are not of the public internet are known, in both families', () => {
  const inside = ['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'];
  const more = [
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '192.0.2.1',
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'ff02::1',
  ];
  const carrying = ['::ffff:10.0.0.1', '::ffff:7f00:1', '64:ff9b::a00:1', '2002:a00:1::1', '2001:db8::1', '2001::1'];
  for (const address of [...inside, ...more, ...carrying]) assert.equal(isPublicAddress(address), false, address);
  for (const address of ['8.8.8.8', '172.32.0.1', '223.5.5.5', '2400:3200::1', '2606:4700::1111'])
    assert.equal(isPublicAddress(address), true, address);
});

const resolver = (addresses: LookupAddress[]) =>
  ((_: string, __: LookupOptions, found: (error: null, list: LookupAddress[]) => void) =>
    found(null, addresses)) as never;

test('a name that leads inside is refused after it was looked up, also when only one of its addresses does', async () => {
  const public4 = { address: '223.5.5.5', family: 4 };
  for (const inside of ['10.0.0.7', '127.0.0.1', '169.254.169.254', '::1', 'fd00::7']) {
    const addresses = [public4, { address: inside, family: inside.includes(':') ? 6 : 4 }];
    const sending = {
      url: 'https://rebound.example.cn/x',
      headers: {},
      body: '{}',
      timeoutSeconds: 2,
      excerptCharacters: 10,
    };
    const answered = await sendOnce({ ...sending, loopback: false, resolver: resolver(addresses) });
    assert.equal(answered.outcome, 'address_refused', inside);
  }
  const direct = { url: 'http://127.0.0.1:9/', headers: {}, body: '{}', timeoutSeconds: 2, excerptCharacters: 10 };
  assert.equal((await sendOnce({ ...direct, loopback: false })).outcome, 'address_refused');
});

test('what was looked up is what is connected to', () => {
  let got: unknown;
  guardedLookup(false, resolver([{ address: '223.5.5.5', family: 4 }]))(
    'push.example.cn',
    { all: false },
    (_, address) => {
      got = address;
    },
  );
  assert.equal(got, '223.5.5.5');
});

test('tries come after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 14 h, and then no more', () => {
  const now = instant('2026-06-10T08:00:00+08:00');
  const { retrySeconds } = webhookRules();
  const waits = [1, 2, 3, 4, 5, 6, 7].map((n) => {
    const at = nextTryAt(n, now, { retrySeconds });
    return at === null ? null : (Date.parse(at) - Date.parse(now)) / 1000;
  });
  assert.deepEqual(waits, [5, 300, 1800, 7200, 18_000, 36_000, 50_400]);
  assert.equal(nextTryAt(8, now, { retrySeconds }), null);
});

test('only 2xx is taken; a redirect is not followed; 410 ends it', () => {
  assert.deepEqual([200, 204, 299].map(outcomeOf), ['accepted', 'accepted', 'accepted']);
  assert.deepEqual([301, 307].map(outcomeOf), ['redirected', 'redirected']);
  assert.deepEqual([400, 429, 500].map(outcomeOf), ['refused', 'refused', 'refused']);
  assert.ok(isHopeless(outcomeOf(410)) && !isHopeless('refused') && !isHopeless('timeout'));
});

test('a body tells type, time and id and nothing else', () => {
  const body = bodyOf({ type: 'payment.made', at: instant('2026-06-10T08:00:00+08:00'), id: 'x' });
  assert.deepEqual(JSON.parse(body), {
    type: 'payment.made',
    timestamp: '2026-06-10T00:00:00.000Z',
    data: { id: 'x' },
  });
  assert.equal(webhookVerify([], {}, body, { now: 0, toleranceSeconds: 300 }), false);
});

const actor = (role: Role, orgId: string): Actor => ({ ...publicActor, kind: 'person', orgId, roles: [role] });

test('every state × role: only keepers of the organisation do anything', () => {
  assert.deepEqual([...flawsIn(targetWorkflow), ...flawsIn(messageWorkflow)], []);
  for (const state of Object.keys(targetStates) as TargetState[]) {
    for (const role of Object.keys(roles) as Role[]) {
      const acts = (orgId: string) =>
        movesOpenTo(targetWorkflow, targetPolicy, {
          actor: actor(role, orgId),
          subject: { orgId: 'own', state },
          facts: undefined,
        });
      assert.deepEqual(acts('other'), [], `${role} elsewhere`);
      const offers = acts('own').length > 0;
      assert.equal(offers, keepers.includes(role) && state !== 'removed', `${state} ${role}`);
    }
  }
  assert.ok(webhooksPolicy.view.test(actor('auditor', 'x'), { orgId: 'own' }));
  assert.ok(!webhooksPolicy.view.test(actor('unit_admin', 'x'), { orgId: 'own' }));
});
