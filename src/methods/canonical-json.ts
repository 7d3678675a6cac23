type Scope = { keys: Set<string> | null; atKey: boolean };
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;

/** The first key that an object of a JSON text names twice; undefined when there is none. */
export function duplicateKey(text: string): string | undefined {
  const scopes: Scope[] = [];
  for (const [token] of text.matchAll(tokens)) {
    const scope = scopes.at(-1);
    if (token === '{') scopes.push({ keys: new Set(), atKey: true });
    else if (token === '[') scopes.push({ keys: null, atKey: false });
    else if (token === '}' || token === ']') scopes.pop();
    else if (token === ',' && scope) scope.atKey = scope.keys !== null;
    else if (scope?.keys && scope.atKey && token !== ',') {
      const key = JSON.parse(token) as string;
      if (scope.keys.has(key)) return key;
      scope.keys.add(key);
      scope.atKey = false;
    }
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RangeError('not_json');
  }
}

/** Reads JSON that is to be signed: a key named twice is refused before it can hide a value. */
export function parseStrict(text: string): unknown {
  const value = parsed(text);
  const twice = duplicateKey(text);
  if (twice !== undefined) throw new RangeError(`duplicate_key: ${twice}`);
  return value;
}

function canonicalText(text: string): string {
  if (!text.isWellFormed()) throw new RangeError('lone_surrogate');
  return JSON.stringify(text);
}

/**
 * The canonical form of RFC 8785: keys in the order of UTF-16 code units, numbers as ECMAScript writes them. What is
 * undefined is left out of an object and null in a list, as JSON.stringify has it.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return canonicalText(value);
  if (typeof value === 'number') return canonicalNumber(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`;
  if (typeof value !== 'object') throw new RangeError(`not a JSON value: ${typeof value}`);
  const fields = Object.entries(value).filter(([, one]) => one !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([key, one]) => `${canonicalText(key)}:${canonicalJson(one)}`).join(',')}}`;
}

/** A number as canonical JSON writes it; what is not finite has no form. */
export function canonicalNumber(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError('not_finite');
  return JSON.stringify(value);
}

/** The number whose sixteen hexadecimal digits of IEEE 754 are given, in canonical form. */
export function canonicalNumberOfBits(hex: string): string {
  if (!/^[0-9a-fA-F]{1,16}$/.test(hex)) throw new RangeError(`not the bits of a number: ${hex}`);
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return canonicalNumber(view.getFloat64(0));
}
