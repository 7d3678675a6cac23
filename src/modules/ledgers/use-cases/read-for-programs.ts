import { Problem } from '../../../base/problem.ts';
import { digestOfText } from '../../../platform/digest.ts';
import { reading } from '../../../platform/use-case.ts';
import { ledgersPolicy } from '../policy.ts';
import { recordsAfter } from '../queries-programs.ts';
import { ReadRecords } from '../schema.ts';
import { senderStanding } from '../senders.ts';

type Question = { sourceOrgId: string; kind: string; period: string };
/** A cursor says where a page ended and to which question it belongs; only this system reads it. */
const markOf = ({ sourceOrgId, kind, period }: Question): string =>
  digestOfText(`${sourceOrgId}/${kind}/${period}`).replace(/^.*:/, '').slice(0, 12);
export const cursorOf = (question: Question, key: string): string =>
  Buffer.from(`${markOf(question)}.${key}`).toString('base64url');
/** The number after which a page begins; a cursor of another question is refused. */
export function keyAfter(question: Question, cursor: string): string {
  if (cursor === '') return '';
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const mark = `${markOf(question)}.`;
  if (!text.startsWith(mark) || cursorOf(question, text.slice(mark.length)) !== cursor) {
    throw new Problem('ledgers.cursor_unknown');
  }
  return text.slice(mark.length);
}

/** Every record of a sender page by page, withdrawn ones included, so that a program keeps its own copy. */
export const readRecords = reading({
  input: ReadRecords,
  load: (tx, { sourceOrgId }, { actor }) => senderStanding(tx, sourceOrgId || actor.orgId),
  view: ledgersPolicy.view,
  async show({ tx }, { orgId }, { kind, period, size, after }) {
    const question = { sourceOrgId: orgId, kind, period };
    const found = await recordsAfter(tx, { ...question, kind, key: keyAfter(question, after), limit: size + 1 });
    const rows = found.slice(0, size);
    const last = found.length > size ? rows.at(-1) : undefined;
    return { rows, next: last ? cursorOf(question, last.key) : null };
  },
});
