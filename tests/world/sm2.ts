/** An SM2 signer for tests (GB/T 32918.2): the system itself only verifies. Not for any other use: its time varies. */
import { createHash } from 'node:crypto';

const [p, a, b, n, gx, gy] = [
  0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
];
type Point = { x: bigint; y: bigint };
const modulo = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;
function power(value: bigint, exponent: bigint, by: bigint): bigint {
  let [result, square] = [1n, modulo(value, by)];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % by;
    square = (square * square) % by;
  }
  return result;
}
const inverse = (value: bigint, by: bigint): bigint => power(value, by - 2n, by);
function plus(first: Point | undefined, second: Point): Point {
  if (!first) return second;
  const same = first.x === second.x;
  const slope = same
    ? (3n * first.x * first.x + a) * inverse(2n * first.y, p)
    : (second.y - first.y) * inverse(second.x - first.x, p);
  const x = modulo(slope * slope - first.x - second.x, p);
  return { x, y: modulo(slope * (first.x - x) - first.y, p) };
}
function times(factor: bigint): Point {
  let result: Point | undefined;
  let doubled: Point = { x: gx, y: gy };
  for (let left = factor; left > 0n; left >>= 1n) {
    if (left & 1n) result = plus(result, doubled);
    doubled = plus(doubled, doubled);
  }
  return result ?? { x: 0n, y: 0n };
}
const bytes32 = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const sm3 = (content: Buffer): Buffer => createHash('sm3').update(content).digest();

/** A key pair from a fixed number: the public key in PEM, and how it signs bytes (r and s in hexadecimal). */
export function anSm2Key(secret = 0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8n) {
  const point = times(secret);
  const raw = Buffer.concat([Buffer.from([4]), bytes32(point.x), bytes32(point.y)]);
  const der = Buffer.concat([Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex'), raw]);
  const certificate = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
  const id = Buffer.from('1234567812345678');
  const head = Buffer.concat([Buffer.from([0, id.length * 8]), id, ...[a, b, gx, gy, point.x, point.y].map(bytes32)]);
  const sign = (message: Buffer): string => {
    const e = BigInt(`0x${sm3(Buffer.concat([sm3(head), message])).toString('hex')}`);
    const k = modulo(e * 7n + secret, n - 1n) + 1n;
    const r = modulo(e + times(k).x, n);
    const s = modulo(inverse(1n + secret, n) * (k - r * secret), n);
    return Buffer.concat([bytes32(r), bytes32(s)]).toString('hex');
  };
  return { certificate, sign };
}
