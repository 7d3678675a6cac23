/** A picture as luma values row by row. */
export type Luma = { width: number; height: number; values: Float64Array };
export type PdqHash = { hash: string; quality: number };

/** Luma of packed RGB or RGBA bytes. */
export function lumaOf(width: number, height: number, bytes: ArrayLike<number>): Luma {
  const channels = Math.round(bytes.length / (width * height));
  const values = new Float64Array(width * height);
  for (let i = 0; i < values.length; i++) {
    const at = i * channels;
    const [r, g, b] = channels < 3 ? [bytes[at], bytes[at], bytes[at]] : [bytes[at], bytes[at + 1], bytes[at + 2]];
    values[i] = 0.299 * (r ?? 0) + 0.587 * (g ?? 0) + 0.114 * (b ?? 0);
  }
  return { width, height, values };
}

type Line = { start: number; stride: number; length: number };

/** The moving mean along one line; at both ends the window is as much as there is. */
function boxed(from: Float64Array, to: Float64Array, { start, stride, length }: Line, window: number): void {
  const half = Math.floor((window + 2) / 2);
  let [sum, inside, left] = [0, 0, 0];
  let out = 0;
  for (let right = 0; right < length + half - 1; right++) {
    if (right < length) {
      sum += from[start + right * stride] ?? 0;
      inside += 1;
    }
    if (inside > window || right >= length) {
      sum -= from[start + left * stride] ?? 0;
      inside -= 1;
      left += 1;
    }
    if (right >= half - 1) {
      to[start + out * stride] = sum / inside;
      out += 1;
    }
  }
}

const windowOf = (dimension: number): number => Math.floor((dimension + 127) / 128);

/** Two passes of the box filter along rows and columns (Jarosz). */
function smoothed({ width, height, values }: Luma): Float64Array {
  let [from, to] = [Float64Array.from(values), new Float64Array(values.length)];
  for (let pass = 0; pass < 2; pass++) {
    for (let y = 0; y < height; y++) boxed(from, to, { start: y * width, stride: 1, length: width }, windowOf(width));
    [from, to] = [to, from];
    for (let x = 0; x < width; x++) boxed(from, to, { start: x, stride: width, length: height }, windowOf(height));
    [from, to] = [to, from];
  }
  return from;
}

const side = 64;
const kept = 16;

function decimated(picture: Luma): Float64Array {
  const values = smoothed(picture);
  const small = new Float64Array(side * side);
  for (let i = 0; i < side; i++) {
    const y = Math.floor(((i + 0.5) * picture.height) / side);
    for (let j = 0; j < side; j++)
      small[i * side + j] = values[y * picture.width + Math.floor(((j + 0.5) * picture.width) / side)] ?? 0;
  }
  return small;
}

/** How much the small picture varies, 0 to 100; flat pictures are not worth comparing. */
function qualityOf(small: Float64Array): number {
  let gradient = 0;
  const step = (a: number, b: number) => Math.abs(Math.trunc((((small[a] ?? 0) - (small[b] ?? 0)) * 100) / 255));
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      if (i < side - 1) gradient += step(i * side + j, (i + 1) * side + j);
      if (j < side - 1) gradient += step(i * side + j, i * side + j + 1);
    }
  }
  return Math.min(100, Math.floor(gradient / 90));
}

const cosines = Float64Array.from({ length: kept * side }, (_, at) => {
  const [i, j] = [Math.floor(at / side), at % side];
  return Math.sqrt(2 / side) * Math.cos((Math.PI / 2 / side) * (i + 1) * (2 * j + 1));
});

/** The 16 × 16 lowest frequencies but the mean, of the 64 × 64 picture. */
function frequencies(small: Float64Array): Float64Array {
  const half = new Float64Array(kept * side);
  for (let i = 0; i < kept; i++) {
    for (let j = 0; j < side; j++) {
      let sum = 0;
      for (let k = 0; k < side; k++) sum += (cosines[i * side + k] ?? 0) * (small[k * side + j] ?? 0);
      half[i * side + j] = sum;
    }
  }
  const result = new Float64Array(kept * kept);
  for (let i = 0; i < kept; i++) {
    for (let j = 0; j < kept; j++) {
      let sum = 0;
      for (let k = 0; k < side; k++) sum += (half[i * side + k] ?? 0) * (cosines[j * side + k] ?? 0);
      result[i * kept + j] = sum;
    }
  }
  return result;
}

/** The PDQ hash of a picture: which of 256 frequencies lie above their median (Davis, Rosen, 2019). */
export function pdqHash(picture: Luma): PdqHash {
  const small = decimated(picture);
  const values = frequencies(small);
  const median = values.toSorted()[values.length / 2 - 1] ?? 0;
  const bits = values.reduce((sum, value, at) => (value > median ? sum | (1n << BigInt(at)) : sum), 0n);
  return { hash: bits.toString(16).padStart(64, '0'), quality: qualityOf(small) };
}

/** Bits in which two PDQ hashes of pictures differ, as hexadecimal text of 64 digits. */
export function pdqDistance(a: string, b: string): number {
  if (!/^[0-9a-f]{64}$/i.test(a) || !/^[0-9a-f]{64}$/i.test(b)) throw new RangeError('not_a_pdq_hash');
  return (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length;
}

/** Pictures whose hash lies within the distance, nearest first. */
export function pdqSearch(
  query: string,
  known: readonly { id: string; hash: string }[],
  atMost: number,
): { id: string; distance: number }[] {
  return known
    .map(({ id, hash }) => ({ id, distance: pdqDistance(query, hash) }))
    .filter(({ distance }) => distance <= atMost)
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
}
