/** One element of DER (X.690): its tag, what it holds, and all its bytes with tag and length. */
export type Der = { tag: number; body: Buffer; whole: Buffer };

export const derTags = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  time: 0x18,
  sequence: 0x30,
} as const;

/** Reads the element at a place; throws where bytes are missing or the length is not DER. */
export function derAt(bytes: Buffer, at = 0): Der {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) throw new RangeError('cut off');
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || more > 4) throw new RangeError('not DER');
  const length = more === 0 ? first : bytes.readUIntBE(at + 2, more);
  const from = at + 2 + more;
  if (from + length > bytes.length) throw new RangeError('cut off');
  return { tag, body: bytes.subarray(from, from + length), whole: bytes.subarray(at, from + length) };
}

/** The elements within one, in their order. */
export function derWithin({ body }: Der): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < body.length; ) {
    const one = derAt(body, at);
    found.push(one);
    at += one.whole.length;
  }
  return found;
}

/** UTCTime or GeneralizedTime in UTC as ISO text (RFC 5280 4.1.2.5: years from 50 on are of the last century). */
export function derTime({ tag, body }: Der): string {
  const text = body.toString('latin1');
  const long = tag === derTags.time ? text : `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(long) ?? [];
  if (!year) throw new RangeError('not a time');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
