import { dayOf } from '../../base/time.ts';
import { moveOn } from '../../base/workflow.ts';
import type { ActCx } from '../../platform/use-case.ts';
import type { Tx } from '../../platform/database.ts';
import { digestOf } from '../../platform/digest.ts';
import { newId } from '../../platform/ids.ts';
import { documentNumber } from './rules.ts';
import { documentById, insertDocument, nextSerial, takeSerial, voidDocumentRow } from './store.ts';
import { documentWorkflow } from './workflow.ts';
import type { DocumentKind } from './terms.ts';

type Paper = {
  organizationId: string;
  kind: DocumentKind;
  mark: string;
  title: string;
  subject: string;
  content: unknown;
};
const yearOf = (now: Parameters<typeof dayOf>[0]): number => Number(dayOf(now).slice(0, 4));

/** Gives a paper its number and fixes its content, inside the act that decides it. */
export async function issueDocument(
  cx: ActCx,
  paper: Paper,
): Promise<{ id: string; number: string; serial: number; digest: string }> {
  const { tx, actor, now, record } = cx;
  const { organizationId, kind, mark, title, subject, content } = paper;
  const year = yearOf(now);
  const { registerId, serial } = await takeSerial(tx, { organizationId, kind, year, mark });
  const issued = { id: newId(), number: documentNumber(mark, year, serial), serial, digest: digestOf(content) };
  await insertDocument(tx, {
    ...issued,
    registerId,
    kind,
    title,
    state: 'issued',
    subject,
    content,
    issuedBy: actor.personId,
    issuedAt: now,
    voidReason: null,
  });
  record({
    act: 'document.issue',
    subject: issued.id,
    also: [subject],
    after: { ...issued, title },
    note: issued.number,
  });
  return issued;
}

/** The number a paper would get now; only a preview, another paper may come first. */
export async function previewNumber(
  tx: Tx,
  paper: Pick<Paper, 'organizationId' | 'kind' | 'mark'>,
  now: Parameters<typeof dayOf>[0],
): Promise<string> {
  const year = yearOf(now);
  return documentNumber(paper.mark, year, await nextSerial(tx, { ...paper, year }));
}

/** Voids a paper inside the act that takes it back; its number stays in the register and is not given again. */
export async function voidIssued({ tx, record }: ActCx, documentId: string, reason: string): Promise<void> {
  const document = await documentById(tx, documentId, true);
  const state = moveOn(documentWorkflow, 'void', document.state, undefined);
  await voidDocumentRow(tx, document.id, { state, reason });
  record({
    act: 'document.void',
    subject: document.id,
    also: [document.subject],
    before: { state: document.state },
    after: { state, reason },
    note: `${document.number}：${reason}`,
  });
}
