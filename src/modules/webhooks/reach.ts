// Sends one message to an address that somebody else chose: only to the public internet, by TLS, following nothing.
import { lookup as resolve, type LookupAddress, type LookupOptions } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIPv6 } from 'node:net';
import { outcomeOf } from './rules.ts';
import type { Outcome } from './terms.ts';

/** Addresses that are not of the public internet (RFC 6890 and its registry). */
const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  closed.addSubnet(net, bits, 'ipv6');

/** Whether an address is of the public internet; forms that carry another address inside are not. */
export const isPublicAddress = (address: string): boolean =>
  isIPv6(address) ? open6.check(address, 'ipv6') && !closed.check(address, 'ipv6') : !closed.check(address, 'ipv4');

const refusedCode = 'ADDRESS_REFUSED';
type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;
type Resolver = typeof resolve;

/** Looks a name up and hands on only what may be connected to: the very address asked for is the one connected to. */
export const guardedLookup =
  (loopback: boolean, ask: Resolver = resolve) =>
  (host: string, options: LookupOptions, found: Found): void => {
    ask(host, { ...options, all: true }, (error, addresses) => {
      if (error) return found(error, []);
      const allowed = (addresses as LookupAddress[]).every(
        ({ address }) => isPublicAddress(address) || (loopback && address === '127.0.0.1'),
      );
      const [first] = addresses as LookupAddress[];
      if (!allowed || !first) return found(Object.assign(new Error(refusedCode), { code: refusedCode }), []);
      return options.all ? found(null, addresses as LookupAddress[]) : found(null, first.address, first.family);
    });
  };

export type Sending = {
  url: string;
  headers: Record<string, string>;
  body: string;
  timeoutSeconds: number;
  excerptCharacters: number;
  loopback: boolean;
  resolver?: Resolver;
};
export type Answered = { outcome: Outcome; status: number | null; excerpt: string };

const failureOf = (error: unknown): Outcome => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === refusedCode) return 'address_refused';
  return (error as Error).name === 'TimeoutError' || code === 'ABORT_ERR' ? 'timeout' : 'unreachable';
};

/** One POST and what became of it; never throws, never follows, reads no more of the answer than is kept. */
export function sendOnce(sending: Sending): Promise<Answered> {
  const { url, headers, body, timeoutSeconds, loopback, resolver } = sending;
  return new Promise((done) => {
    const end = (answered: Answered) => done(answered);
    const failed = (error: unknown) =>
      end({ outcome: failureOf(error), status: null, excerpt: (error as Error).message.slice(0, 200) });
    const target = new URL(url);
    const literal = target.hostname.replace(/^\[|\]$/g, '');
    const numeric = /^[\d.]+$/.test(literal) || literal.includes(':');
    const allowed = !numeric || isPublicAddress(literal) || (loopback && literal === '127.0.0.1');
    if (!allowed) return end({ outcome: 'address_refused', status: null, excerpt: '' });
    const request = (target.protocol === 'https:' ? https : http).request(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        lookup: guardedLookup(loopback, resolver) as never,
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
        agent: false,
      },
      (response) => void readStart(response, sending).then(end, failed),
    );
    request.on('error', failed);
    request.end(body);
    return undefined;
  });
}

/** The beginning of an answer; the rest is not waited for. */
async function readStart(response: http.IncomingMessage, { excerptCharacters }: Sending): Promise<Answered> {
  const status = response.statusCode ?? 0;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    parts.push(part as Buffer);
    size += (part as Buffer).length;
    if (size > excerptCharacters * 4) break;
  }
  const text = Buffer.concat(parts).toString('utf8').toWellFormed().replaceAll('\0', '');
  return { outcome: outcomeOf(status), status, excerpt: [...text].slice(0, excerptCharacters).join('') };
}
