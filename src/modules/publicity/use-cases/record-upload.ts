import { Problem } from '../../../base/problem.ts';
import { secretDigest } from '../../../platform/credentials.ts';
import { inspectFile, storedSource } from '../../../platform/inspect-file.ts';
import type { FinishedUpload } from '../../../platform/uploads.ts';
import type { House } from '../../../platform/use-case.ts';
import { contentOf } from '../../calls/index.ts';
import { fileFindings, mediaTypes } from '../../documents/index.ts';
import { noticesOpen } from '../queries.ts';
import { filesOfTicket, findByTicket, findTicket, insertUploaded } from '../store-objections.ts';
import type { Ticket } from '../terms.ts';

type Asking = { headers: Record<string, string | string[] | undefined> };
const ownerPrefix = 'ticket:';

/** The ticket that stands in the header, as long as it may still be used; a spent or old one is no right to upload. */
async function ticketOf(house: House, { headers }: Asking): Promise<Ticket> {
  const secret = headers['x-objection-ticket'];
  if (typeof secret !== 'string') throw new Problem('objection.ticket');
  return house.db.transaction().execute(async (tx) => {
    const ticket = await findTicket(tx, secretDigest(secret));
    if (!ticket || ticket.expiresAt <= house.clock() || (await findByTicket(tx, ticket.digest)))
      throw new Problem('objection.ticket');
    return ticket;
  });
}

/** Evidence that strangers upload with a ticket: as many, as large and of such kinds as the call allows. */
export const evidenceUploads = (house: House) => ({
  ownerOf: async (request: Asking): Promise<string> => ownerPrefix + (await ticketOf(house, request)).digest,
  maximumBytes: (): Promise<number> =>
    house.db.transaction().execute(async (tx) => {
      const limits = [];
      for (const notice of await noticesOpen(tx))
        limits.push((await contentOf(tx, notice.callVersionId)).publicity.evidence?.maxBytes ?? 0);
      return Math.max(0, ...limits);
    }),
  mayCreate: async (request: Asking): Promise<void> => {
    const ticket = await ticketOf(house, request);
    const arrived = await house.db.transaction().execute((tx) => filesOfTicket(tx, ticket.digest));
    // one more for the sealed letter of a unit
    if (ticket.maxFiles === 0 || arrived.length > ticket.maxFiles)
      throw new Problem('objection.too_many_files', { allowed: ticket.maxFiles });
  },
  finished: async (upload: FinishedUpload): Promise<void> => {
    const name = (upload.metadata.filename ?? '').slice(0, 200) || '未命名';
    const found = await inspectFile(storedSource(house.files, upload.file), name);
    const digest = upload.owner.slice(ownerPrefix.length);
    const arrived = {
      name,
      mediaType: found.kind ? mediaTypes[found.kind] : 'application/octet-stream',
      size: upload.file.size,
      pageCount: found.pages ?? null,
      findings: found.findings,
    };
    await house.db.transaction().execute(async (tx) => {
      const ticket = await findTicket(tx, digest);
      if (!ticket) throw new Problem('objection.ticket');
      const findings = fileFindings(arrived, { types: ticket.types, maxBytes: ticket.maxBytes }).filter(
        (one) => one.weight !== 'look',
      );
      if (findings.length > 0) throw new Problem('objection.file_refused', {}, findings);
      await insertUploaded(tx, {
        id: upload.id,
        ticketDigest: digest,
        objectionId: null,
        purpose: null,
        name,
        mediaType: arrived.mediaType,
        size: arrived.size,
        sha256: upload.file.sha256,
        storeKey: upload.file.key,
        findings: arrived.findings,
        finishedAt: house.clock(),
      });
    });
  },
});
