// Workbooks handed in to a running demonstration, so that the pages of an import can be pictured.
import Excel from 'exceljs';
import type { Page } from 'playwright-core';

type Put = { page: Page; book: Buffer; name: string };
type Handing = { from: string; at: string; more?: Record<string, string>; fill?: (book: Excel.Workbook) => void };

/** Sends bytes by the upload protocol; answers the id of the upload. */
async function upload({ page, book, name }: Put): Promise<string> {
  const { request } = page.context();
  const tus = { 'tus-resumable': '1.0.0', 'x-jingwei': '1' };
  const metadata = `filename ${Buffer.from(name).toString('base64')}`;
  const begun = await request.post('/uploads', {
    headers: { ...tus, 'upload-length': String(book.length), 'upload-metadata': metadata },
  });
  const location = begun.headers().location ?? '';
  const sent = await request.patch(location, {
    headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    data: book,
  });
  if (sent.status() !== 204) throw new Error(`${name}: ${sent.status()} ${await sent.text()}`);
  return location.split('/').at(-1) ?? '';
}

/** Fetches the workbook at `from`, fills it in, hands it in at `at` and answers the id of the import. */
export async function imported(page: Page, name: string, { from, at, more, fill }: Handing): Promise<string> {
  const { request } = page.context();
  const reply = await request.get(`/api${from}`);
  if (!reply.ok()) throw new Error(`${from}: ${await reply.text()}`);
  const book = new Excel.Workbook();
  await book.xlsx.load((await reply.body()) as never);
  fill?.(book);
  const uploadId = await upload({ page, name, book: Buffer.from(await book.xlsx.writeBuffer()) });
  const read = await request.post(`/api${at}`, { headers: { 'x-jingwei': '1' }, data: { uploadId, ...more } });
  if (!read.ok()) throw new Error(`${at}: ${await read.text()}`);
  return ((await read.json()) as { id: string }).id;
}

/** Writes `value` in the `nth` row below the head that begins so. */
export function put(book: Excel.Workbook, head: string, nth: number, value: string | number): void {
  for (const sheet of book.worksheets.filter(({ state }) => state === 'visible'))
    for (let row = 1; row <= Math.min(sheet.rowCount, 6); row++)
      for (let column = 1; column <= sheet.columnCount; column++)
        if (String(sheet.getCell(row, column).value ?? '').startsWith(head)) {
          sheet.getCell(row + nth, column).value = value;
          return;
        }
  throw new Error(`no head ${head}`);
}

/** The one-time link an administrator sends to a person who has forgotten the password. */
export async function linkFor(page: Page, login: string): Promise<string> {
  const { request } = page.context();
  const { rows } = (await (await request.get(`/api/people?words=${login}`)).json()) as {
    rows: { id: string; version: number; loginName: string }[];
  };
  const person = rows.find(({ loginName }) => loginName === login);
  const reply = await request.post(`/api/people/${person?.id}/link`, {
    headers: { 'x-jingwei': '1' },
    data: { version: person?.version },
  });
  return ((await reply.json()) as { link: string }).link;
}
