/** 1 January 1980, the first day a ZIP archive can name. */
const firstDay = 0x0021;
const [localHead, centralHead, endHead] = [0x04034b50, 0x02014b50, 0x06054b50];

/** Where the list of entries of an archive begins and how many there are. */
function directoryOf(view: DataView): { at: number; entries: number } {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === endHead) {
      return { at: view.getUint32(at + 16, true), entries: view.getUint16(at + 10, true) };
    }
  }
  throw new Error('not an archive');
}

/** The same archive with the times of its entries taken out: equal contents give equal bytes. */
export function sameTimes(archive: Uint8Array): Uint8Array {
  const copy = archive.slice();
  const view = new DataView(copy.buffer, copy.byteOffset, copy.byteLength);
  let { at, entries } = directoryOf(view);
  for (; entries > 0; entries--) {
    if (view.getUint32(at, true) !== centralHead) throw new Error('a broken archive');
    view.setUint16(at + 12, 0, true);
    view.setUint16(at + 14, firstDay, true);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== localHead) throw new Error('a broken archive');
    view.setUint16(local + 10, 0, true);
    view.setUint16(local + 12, firstDay, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return copy;
}
