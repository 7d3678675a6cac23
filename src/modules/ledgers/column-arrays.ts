// Columns of many rows as PostgreSQL's binary arrays: the database reads them without parsing.
const oids = { int4: 23, int8: 20, bool: 16, text: 25 } as const;
export type ColumnType = keyof typeof oids;

export type Column = {
  /** Adds a value; answers the bytes of a text as they stand in the array, without copying them. */
  add: (value: string | number | boolean | null) => Buffer;
  /** The array so far, in bytes of its own; the column is empty again. */
  take: () => Uint8Array<ArrayBuffer>;
};

const headLength = 20;
const nothing = Buffer.alloc(0);

/** A column that rows are added to, one after the other. */
export function column(type: ColumnType): Column {
  let buffer = Buffer.allocUnsafe(2 ** 14);
  let [end, count, hasNull] = [headLength, 0, false];
  const grow = (more: number) => {
    if (end + more <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, end + more));
    buffer.copy(larger, 0, 0, end);
    buffer = larger;
  };
  const addText = (text: string): Buffer => {
    grow(5 + text.length * 3);
    const from = end + 4;
    const length = buffer.write(text, from, 'utf8');
    buffer.writeInt32BE(length, end);
    end = from + length;
    return buffer.subarray(from, end);
  };
  const addFixed = (value: number | boolean): void => {
    grow(12);
    const size = type === 'int8' ? 8 : type === 'int4' ? 4 : 1;
    buffer.writeInt32BE(size, end);
    if (type === 'int8') buffer.writeBigInt64BE(BigInt(value), end + 4);
    else if (type === 'int4') buffer.writeInt32BE(Number(value), end + 4);
    else buffer[end + 4] = value ? 1 : 0;
    end += 4 + size;
  };
  return {
    add(value) {
      count += 1;
      if (value === null) {
        grow(4);
        buffer.writeInt32BE(-1, end);
        end += 4;
        hasNull = true;
        return nothing;
      }
      if (typeof value === 'string') return addText(value);
      addFixed(value);
      return nothing;
    },
    take() {
      buffer.writeInt32BE(1, 0);
      buffer.writeInt32BE(hasNull ? 1 : 0, 4);
      buffer.writeInt32BE(oids[type], 8);
      buffer.writeInt32BE(count, 12);
      buffer.writeInt32BE(1, 16);
      const bytes = Uint8Array.prototype.slice.call(buffer, 0, end) as Uint8Array<ArrayBuffer>;
      [end, count, hasNull] = [headLength, 0, false];
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) as Uint8Array<ArrayBuffer>;
    },
  };
}
