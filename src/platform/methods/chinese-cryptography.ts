import { createCipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** SM3 (GB/T 32905-2016) as hexadecimal digits. */
export const sm3 = (content: string | Uint8Array): string => createHash('sm3').update(content).digest('hex');

/** One block of SM4 (GB/T 32907-2016), hexadecimal in and out. */
export function sm4EcbBlock(keyHex: string, blockHex: string): string {
  const cipher = createCipheriv('sm4-ecb', Buffer.from(keyHex, 'hex'), null).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.from(blockHex, 'hex')), cipher.final()]).toString('hex');
}

/** The curve of GB/T 32918.5-2017: y² = x³ + ax + b over p, base point of order n. */
const curve = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  x: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  y: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
};

type Point = { x: bigint; y: bigint } | null;
const modulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;

/** The inverse by the extended Euclidean algorithm; only public values pass through here, so time may vary. */
function inverse(value: bigint, by: bigint): bigint {
  let [a, b, x, y] = [modulo(value, by), by, 1n, 0n];
  while (a > 1n) [a, b, x, y] = [b % a, a, y - (b / a) * x, x];
  return modulo(x, by);
}

function plus(first: Point, second: Point): Point {
  if (!first) return second;
  if (!second) return first;
  const { p, a } = curve;
  if (first.x === second.x && modulo(first.y + second.y, p) === 0n) return null;
  const slope =
    first.x === second.x
      ? (3n * first.x * first.x + a) * inverse(2n * first.y, p)
      : (second.y - first.y) * inverse(second.x - first.x, p);
  const x = modulo(slope * slope - first.x - second.x, p);
  return { x, y: modulo(slope * (first.x - x) - first.y, p) };
}

function times(factor: bigint, point: Point): Point {
  let result: Point = null;
  for (const bit of factor.toString(2)) {
    result = plus(result, result);
    if (bit === '1') result = plus(result, point);
  }
  return result;
}

const bytes32 = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const numberOf = (hex: string): bigint => (/^[0-9a-fA-F]{1,64}$/.test(hex) ? BigInt(`0x${hex}`) : -1n);

/** The point of an uncompressed public key, refused when it does not lie on the curve. */
function publicPoint(hex: string): Point {
  const coordinates = hex.length === 130 && hex.startsWith('04') ? hex.slice(2) : hex;
  if (!/^[0-9a-fA-F]{128}$/.test(coordinates)) return null;
  const { p, a, b } = curve;
  const [x, y] = [BigInt(`0x${coordinates.slice(0, 64)}`), BigInt(`0x${coordinates.slice(64)}`)];
  if (x >= p || y >= p) return null;
  return modulo(y * y - (x * x * x + a * x + b), p) === 0n ? { x, y } : null;
}

/** `Z`: the digest that binds a user id to a key (GB/T 32918.2, 5.5). */
function identityDigest(userId: string, point: { x: bigint; y: bigint }): Buffer {
  const id = Buffer.from(userId, 'utf8');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(id.length * 8);
  const fixed = [curve.a, curve.b, curve.x, curve.y, point.x, point.y].map(bytes32);
  return Buffer.from(sm3(Buffer.concat([length, id, ...fixed])), 'hex');
}

/** The user id that GB/T 35276 sets where none is agreed; it is part of what an SM2 key signs. */
export const sm2UserId = '1234567812345678';

export type Sm2Signature = {
  publicKey: string;
  userId?: string | undefined;
  message: string | Uint8Array;
  r: string;
  s: string;
};

/** Verifies an SM2 signature (GB/T 32918.2-2016); the user id is part of what was signed, so a wrong one fails. */
export function sm2Verify({ publicKey, userId = sm2UserId, message, r: rHex, s: sHex }: Sm2Signature): boolean {
  const point = publicPoint(publicKey);
  const [r, s] = [numberOf(rHex), numberOf(sHex)];
  const { n } = curve;
  if (!point || r < 1n || s < 1n || r >= n || s >= n) return false;
  const digest = sm3(Buffer.concat([identityDigest(userId, point), Buffer.from(message)]));
  const t = modulo(r + s, n);
  if (t === 0n) return false;
  const found = plus(times(s, { x: curve.x, y: curve.y }), times(t, point));
  return found !== null && timingSafeEqual(bytes32(modulo(BigInt(`0x${digest}`) + found.x, n)), bytes32(r));
}
