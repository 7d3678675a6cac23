// PostgreSQL's COPY over a plain pg connection: whole tables as streams, with a flat memory in both directions.
import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import type pg from 'pg';

/** What pg hands to a query of one's own; its types do not name these members. */
type Wire = {
  query: (text: string) => void;
  sendCopyFromChunk: (chunk: Buffer) => void;
  sendCopyFail: (why: string) => void;
  endCopyFrom: () => void;
  stream: NodeJS.WritableStream & { pause: () => void; resume: () => void; writableNeedDrain: boolean };
};

/** The rows of a `copy … to stdout` as PostgreSQL writes them. Read it to its end before the next query. */
export function copyOut(client: pg.ClientBase, text: string): Readable {
  const rows = new PassThrough();
  let wire: Wire | undefined;
  for (const event of ['drain', 'close']) rows.on(event, () => wire?.stream.resume());
  client.query({
    submit: (connection: unknown) => {
      wire = connection as Wire;
      wire.query(text);
    },
    handleCopyData: ({ chunk }: { chunk: Buffer }) => {
      if (rows.destroyed) return;
      if (!rows.write(Buffer.from(chunk))) wire?.stream.pause(); // a copy: the driver uses its buffer again
    },
    handleError: (error: Error) => void rows.destroy(error),
    handleCommandComplete: () => {},
    handleReadyForQuery: () => void rows.end(),
  } as unknown as pg.Submittable);
  return rows;
}

/** Sends rows to a `copy … from stdin` and answers when PostgreSQL has taken them, or refused them all. */
export function copyIn(client: pg.ClientBase, text: string, rows: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown;
    client.query({
      submit: (connection: unknown) => (connection as Wire).query(text),
      handleCopyInResponse: (connection: unknown) => {
        send(connection as Wire, rows).catch((error: unknown) => {
          failure = error;
          (connection as Wire).sendCopyFail('the rows broke off');
        });
      },
      handleError: (error: Error) => (failure ??= error),
      handleCommandComplete: () => {},
      handleReadyForQuery: () => (failure === undefined ? resolve() : reject(failure as Error)),
    } as unknown as pg.Submittable);
  });
}

async function send(wire: Wire, rows: Readable): Promise<void> {
  for await (const chunk of rows) {
    wire.sendCopyFromChunk(chunk as Buffer);
    if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
  }
  wire.endCopyFrom();
}
