import { generateKeyPairSync } from 'node:crypto';
import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import { addDays, dayOf } from '../../base/time.ts';
import { periodCode } from '../../modules/ledgers/index.ts';
import { systemClock } from '../../platform/clock.ts';
import { makePackage, signerOf } from '../../../tools/make-package.mjs';
import { send } from './load.ts';
import type { Bench, Figure, Measure } from './measures.ts';

const rows = 200_000;
const target = { seconds: 10, megabytes: 300 };

/** 200 000 records of a 创作台账, about 130 bytes each. */
function ledger(): string {
  const head =
    'key,version,title,filingNumber,level,producerName,producerCreditCode,episodeCount,stage,stageOn,investmentFen';
  const lines = [head];
  for (let i = 0; i < rows; i++) {
    const [title, filing] = [`示例剧第${i}部`, `（粤）网微剧备字（2026）第${i}号`];
    lines.push(
      `R-${i},1,${title},${filing},platform,示例影视有限公司,91440000MA0000000X,24,shooting,2026-06-08,${i * 100}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

type Sending = { bench: Bench; agent: Agent };
const as = ({ bench }: Sending, who: 'officer' | 'operator') => ({ 'x-jingwei': '1', ...bench.server.as(who) });

async function asked(it: Sending, who: 'officer' | 'operator', path: string, body: unknown) {
  const url = `${it.bench.server.address}/api${path}`;
  const { status, body: text } = await send(it.agent, { url, method: 'POST', body, headers: as(it, who) });
  if (status !== 200) throw new Error(`${path}: ${status} ${text.slice(0, 300)}`);
  return JSON.parse(text) as Record<string, unknown>;
}

/** Uploads a package as the browser does and answers the id of the upload. */
async function uploaded(it: Sending, bytes: Buffer): Promise<string> {
  const headers = { ...as(it, 'operator'), 'tus-resumable': '1.0.0' };
  const metadata = `filename ${Buffer.from('报送包.zip').toString('base64')}`;
  const place = `${it.bench.server.address}/uploads`;
  const begun = await fetch(place, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': metadata },
  });
  const location = begun.headers.get('location') ?? '';
  const sent = await fetch(`${it.bench.server.address}${location}`, {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: new Uint8Array(bytes),
  });
  if (sent.status !== 204) throw new Error(`upload ended with ${sent.status}`);
  return location.split('/').at(-1) ?? '';
}

/** Hands a package in and watches the memory of the server meanwhile. */
async function taken(it: Sending, bytes: Buffer) {
  const { server } = it.bench;
  const uploadId = await uploaded(it, bytes);
  const before = server.tiers();
  let peakMb = before.serverMb;
  const watch = setInterval(() => (peakMb = Math.max(peakMb, server.tiers().serverMb)), 200);
  const start = performance.now();
  const receipt = await asked(it, 'operator', '/packages', { uploadId });
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  const after = server.tiers();
  return {
    seconds,
    accepted: Number(receipt.accepted),
    duplicate: Number(receipt.duplicate),
    serverMs: after.serverMs - before.serverMs,
    databaseMs: after.databaseMs - before.databaseMs,
    beforeMb: before.serverMb,
    peakMb,
  };
}

/** A signed package of 200 000 rows: all new, then as another package all known, then the first one again. */
async function packageOf200k(bench: Bench): Promise<Figure> {
  await bench.server.killAndRestart(); // what ran before is not what takes the package
  const it: Sending = { bench, agent: new Agent({ keepAlive: true }) };
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const today = dayOf(systemClock());
  await asked(it, 'officer', '/ledger-keys', {
    organizationId: bench.server.platformId,
    name: '压测密钥',
    pem: publicKey.export({ type: 'spki', format: 'pem' }),
    validFrom: today,
    validUntil: addDays(today, 30),
  });
  const signers = [signerOf(String(privateKey.export({ type: 'pkcs8', format: 'pem' })))];
  const [creation, month] = [ledger(), today.slice(0, 7)];
  const half = Number(today.slice(8)) > 15 ? 16 : 1;
  const period = periodCode(addDays(today, half - Number(today.slice(8))));
  const made = (sequence: number) =>
    makePackage({ sender: 'BENCH', period, sequence, created: `${month}-01T00:00:00Z`, data: { creation }, signers })
      .bytes;
  const first = await taken(it, made(1));
  const known = await taken(it, made(2));
  const again = await taken(it, made(1));
  it.agent.destroy();
  if (first.accepted !== rows || known.duplicate !== rows) throw new Error('the package was not taken whole');
  const details = { rows, targetSeconds: target.seconds, first, known, again, targetMb: target.megabytes };
  return { value: first.seconds, ratio: (first.seconds * 1000) / bench.calibration.cpuMs, against: 'cpuMs', details };
}

export const ledgerMeasures: readonly Measure[] = [{ name: 'package-200k', unit: 's', measure: packageOf200k }];
