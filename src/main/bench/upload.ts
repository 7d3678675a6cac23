import { once } from 'node:events';
import { type ClientRequest, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { sampleMp4 } from '../demo/sample-film.ts';
import type { Bench, Figure } from './measures.ts';

const length = 5 * 2 ** 30;
const pieceBytes = 4 * 2 ** 20;
const targetMb = 200;

/** A film of 5 GiB that nobody keeps: a short real head, then one piece again and again inside its last box. */
function filmPiece(offset: number, piece: Buffer, head: Buffer): Buffer {
  if (offset < head.length) return head.subarray(offset);
  return piece.subarray(0, Math.min(piece.length, length - offset));
}
function filmHead(): Buffer {
  const film = sampleMp4({ seconds: 60 });
  const from = film.lastIndexOf('mdat') - 4;
  const wide = Buffer.alloc(16);
  wide.writeUInt32BE(1, 0);
  wide.write('mdat', 4, 'latin1');
  wide.writeBigUInt64BE(BigInt(length - from), 8);
  return Buffer.concat([film.subarray(0, from), wide]);
}

type Going = { url: string; headers: Record<string, string> };
const tus = { 'tus-resumable': '1.0.0', 'x-jingwei': '1' };

async function ask(method: string, { url, headers }: Going, more: Record<string, string> = {}) {
  const going = request(url, { method, headers: { ...tus, ...headers, ...more } });
  going.end();
  const [response] = (await once(going, 'response')) as [{ statusCode: number; headers: Record<string, string> }];
  return response;
}

/** Sends from an offset until `stopAt`; there it breaks off in the way asked, else it waits for the answer. */
async function patch(going: Going, from: number, stopAt: number, breakOff?: (sending: ClientRequest) => Promise<void>) {
  const [head, piece] = [filmHead(), Buffer.alloc(pieceBytes, 7)];
  const sending = request(going.url, {
    method: 'PATCH',
    headers: {
      ...tus,
      ...going.headers,
      'upload-offset': String(from),
      'content-type': 'application/offset+octet-stream',
      'content-length': length - from,
    },
  });
  const answered = once(sending, 'response') as Promise<[{ statusCode: number; resume: () => void }]>;
  answered.catch(() => {});
  sending.setMaxListeners(0); // each piece waits for its drain or the end of the line
  sending.on('error', () => {}); // broken off on purpose, or by the server that was killed
  let at = from;
  while (at < stopAt && !sending.destroyed) {
    const next = filmPiece(at, piece, head);
    at += next.length;
    if (!sending.write(next)) await Promise.race([once(sending, 'drain'), once(sending, 'close')]);
  }
  if (breakOff) await breakOff(sending);
  else {
    sending.end();
    const [response] = await answered;
    response.resume();
    if (response.statusCode !== 204) throw new Error(`upload ended with ${response.statusCode}`);
  }
  return at - from;
}

/** 5 GiB by one client: the line is cut at a third, the server is killed at two thirds; each time it goes on. */
export async function uploadFilm({ server }: Bench): Promise<Figure> {
  await server.killAndRestart(); // what filled the house is not what takes the film
  const headers = server.as(0);
  const metadata = `filename ${Buffer.from('第1集.mp4').toString('base64')},slot ${Buffer.from('film').toString('base64')}`;
  const place = { url: `${server.address}/uploads`, headers };
  const made = await ask('POST', place, { 'upload-length': String(length), 'upload-metadata': metadata });
  if (made.statusCode !== 201) throw new Error(`upload was not begun: ${made.statusCode}`);
  const location = made.headers.location ?? '';
  const here = (): Going => ({ url: `${server.address}${location}`, headers });
  const beforeMb = server.tiers().serverMb;
  let during: 'receiving' | 'starting' = 'receiving'; // a server that starts again reads its sources, not the film
  const peaksMb = { receiving: beforeMb, starting: 0 };
  const watch = setInterval(() => (peaksMb[during] = Math.max(peaksMb[during], server.tiers().serverMb)), 200);
  const killed = async (): Promise<void> => {
    during = 'starting';
    await server.killAndRestart();
    during = 'receiving';
  };
  const start = performance.now();
  const reached = async () => Number((await ask('HEAD', here())).headers['upload-offset']);
  let sent = await patch(here(), 0, length / 3, async (sending) => void sending.destroy());
  const afterLine = await reached();
  sent += await patch(here(), afterLine, (length * 2) / 3, killed);
  const afterKill = await reached();
  sent += await patch(here(), afterKill, length);
  clearInterval(watch);
  if ((await reached()) !== length) throw new Error('the film has not arrived whole');
  const seconds = (performance.now() - start) / 1000;
  return {
    value: peaksMb.receiving,
    ratio: peaksMb.receiving / targetMb,
    against: `target ${targetMb} MB of the server`,
    details: {
      gib: length / 2 ** 30,
      beforeMb,
      addedMb: peaksMb.receiving - beforeMb,
      startAgainMb: peaksMb.starting,
      seconds,
      mbPerSecond: length / 2 ** 20 / seconds,
      resumedAt: [afterLine, afterKill],
      sentAgainBytes: sent - length,
    },
  };
}
