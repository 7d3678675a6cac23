import type { KeyObject } from 'node:crypto';
import { constants, verify } from 'node:crypto';

/** A received request as far as signatures look at it; header names in any case. */
export type SignedRequest = {
  method: string;
  /** The whole address, e.g. `https://example.com/foo?param=Value`. */
  url: string;
  headers: Readonly<Record<string, string>>;
};
export type SignatureRule = {
  key: KeyObject;
  /** Seconds of our clock; absent where only the signature itself is looked at. */
  now?: number | undefined;
  /** How old a signature may be, and how far its clock may run ahead. */
  toleranceSeconds?: number | undefined;
  /** Which of several signatures; the first by default. */
  label?: string | undefined;
  /** Components that must be covered, e.g. `@method` and `content-digest`. */
  required?: readonly string[] | undefined;
};

/** The value of one component (RFC 9421, 2.1 and 2.2); undefined when the message has none. */
function componentValue(name: string, parameters: string, { method, url, headers }: SignedRequest): string | undefined {
  const address = new URL(url);
  if (name === '@query-param') {
    const wanted = /;name="([^"]*)"/.exec(parameters)?.[1];
    const value = wanted === undefined ? null : address.searchParams.get(decodeURIComponent(wanted));
    return value === null ? undefined : encodeURIComponent(value);
  }
  const derived: Record<string, string> = {
    '@method': method,
    '@target-uri': url,
    '@authority': address.host.toLowerCase(),
    '@scheme': address.protocol.slice(0, -1),
    '@path': address.pathname,
    '@query': address.search === '' ? '?' : address.search,
    '@request-target': `${address.pathname}${address.search}`,
  };
  if (name.startsWith('@')) return derived[name];
  const own = Object.entries(headers).filter(([header]) => header.toLowerCase() === name);
  return own.length === 0 ? undefined : own.map(([, value]) => value.trim().replace(/\s*\r?\n\s*/g, ' ')).join(', ');
}

const memberName = /[a-z*][a-z0-9_\-.*]*/;
const innerList = /\((?:"(?:[^"\\]|\\.)*"|[^)])*\)/;
const parameter = /;[a-z*][a-z0-9_\-.*]*(?:=(?:"(?:[^"\\]|\\.)*"|:[^:]*:|[^,;\s]+))?/;
const members = new RegExp(`(${memberName.source})=(${innerList.source}(?:${parameter.source})*|:[^:]*:)`, 'g');

/** One member of a dictionary header such as `sig1=(…);created=…`; the first unless a label is asked for. */
function memberOf(
  header: string | undefined,
  wanted: string | undefined,
): { label: string; value: string } | undefined {
  const named = [...(header ?? '').matchAll(members)].map(([, label = '', value = '']) => ({ label, value }));
  return wanted === undefined ? named[0] : named.find((one) => one.label === wanted);
}

/** The text that was signed: a line for each component, then the parameters as received (RFC 9421, 2.5). */
export function signatureBase(
  request: SignedRequest,
  parameters: string,
): { text: string; covered: string[] } | undefined {
  const list = /^\(((?:"(?:[^"\\]|\\.)*"|[^)])*)\)/.exec(parameters)?.[1] ?? '';
  const components = [...list.matchAll(/"([^"]+)"((?:;[a-z]+(?:="[^"]*")?)*)/g)];
  const lines = components.map(([, name = '', own = '']) => {
    const value = componentValue(name.toLowerCase(), own, request);
    return value === undefined ? undefined : `"${name.toLowerCase()}"${own}: ${value}`;
  });
  const names = components.map(([component]) => component);
  if (lines.some((line) => line === undefined) || new Set(names).size !== names.length) return undefined;
  return {
    text: [...lines, `"@signature-params": ${parameters}`].join('\n'),
    covered: components.map(([, name = '']) => name.toLowerCase()),
  };
}

/** The algorithm follows from the key alone; keys of other kinds, HMAC among them, verify nothing. */
function holds(key: KeyObject, text: string, signature: Buffer): boolean {
  const bytes = Buffer.from(text);
  if (key.type !== 'public') return false;
  switch (key.asymmetricKeyType) {
    case 'ed25519':
      return verify(null, bytes, key, signature);
    case 'ec':
      return verify('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }, signature);
    case 'rsa':
    case 'rsa-pss':
      return verify('sha512', bytes, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 }, signature);
    default:
      return false;
  }
}

function inTime(parameters: string, { now, toleranceSeconds = 300 }: SignatureRule): boolean {
  if (now === undefined) return true;
  const moment = (name: string) => Number(new RegExp(`;${name}=(\\d+)`).exec(parameters)?.[1] ?? Number.NaN);
  const [created, expires] = [moment('created'), moment('expires')];
  if (expires < now) return false;
  return Number.isNaN(created) ? !Number.isNaN(expires) : Math.abs(now - created) <= toleranceSeconds;
}

/** Whether a machine's request carries a good signature of a known key over what must be covered (RFC 9421). */
export function httpSignatureVerify(request: SignedRequest, rule: SignatureRule): boolean {
  const header = (name: string) => Object.entries(request.headers).find(([own]) => own.toLowerCase() === name)?.[1];
  const input = memberOf(header('signature-input'), rule.label);
  const signature = input && memberOf(header('signature'), input.label);
  const bytes = /^:([A-Za-z0-9+/]*={0,2}):$/.exec(signature?.value ?? '')?.[1];
  if (!input || bytes === undefined || !inTime(input.value, rule)) return false;
  const base = signatureBase(request, input.value);
  if (!base || (rule.required ?? []).some((name) => !base.covered.includes(name))) return false;
  return holds(rule.key, base.text, Buffer.from(bytes, 'base64'));
}
