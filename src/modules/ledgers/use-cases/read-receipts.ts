import { Problem } from '../../../base/problem.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { type Cx, type FileAnswer, reading, useCase } from '../../../platform/use-case.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { formatsNow } from '../formats.ts';
import { ledgersPolicy, ledgersView, sendersView } from '../policy.ts';
import { conflictsOf } from '../queries.ts';
import { ledgerPeriods } from '../queries-periods.ts';
import { evidenceOf, keysOf, passedOnIn, receiptsPage } from '../queries-receipts.ts';
import { senderLines, sendersSeen } from '../queries-state.ts';
import { ListReceipts, NoteReceipt, ReceiptById, StateAsked } from '../schema.ts';
import { correctionLabel, senderStanding } from '../senders.ts';
import { lockReceipt, noteReceipt, receiptById } from '../store.ts';
import { ledgersActs, type SenderState } from '../terms.ts';
import { shownTotal } from '../wording.ts';

export const receiptList = reading({
  input: ListReceipts,
  load: async () => null,
  view: ledgersView,
  async show({ tx, actor }, _, asked) {
    const { rows, total } = await receiptsPage(tx, actor, asked);
    return { rows, total, periods: await ledgerPeriods(tx), senders: await sendersSeen(tx, actor) };
  },
});

export const receiptDetail = reading({
  input: ReceiptById,
  load: async (tx, { receiptId }) => {
    const receipt = await receiptById(tx, receiptId);
    return { ...receipt, ...(await senderStanding(tx, receipt.senderOrgId)) };
  },
  view: ledgersPolicy.view,
  async show({ tx, actor, now }, receipt) {
    const formatsKnown = await formatsNow({ tx, now });
    const entries = await timelineOf(tx, receipt.id, Object.keys(ledgersActs));
    const key = (await keysOf(tx, receipt.senderOrgId)).find(({ id }) => id === receipt.keyId);
    return {
      ...receipt,
      senderName: (await organizationById(tx, receipt.senderOrgId)).name,
      keyName: key?.name ?? null,
      onBehalf: key?.onBehalf ?? false,
      hasPackage: receipt.packageDigest !== null,
      totals: receipt.totals.map((one) => shownTotal(one, formatsKnown)),
      correctionLabel: correctionLabel(receipt.correctionCode),
      outer: receipt.outerReceiptId === null ? null : await outerOf({ tx, actor }, receipt.outerReceiptId),
      passedOn: await passedOnIn(tx, receipt.id),
      conflicts: receipt.conflict > 0 ? await conflictsOf(tx, receipt.id) : [],
      mayNote: receipt.findings.length > 0 && receipt.notedAt === null && ledgersPolicy.note.test(actor, receipt),
      timeline: entries.map((one) => ({ ...one, label: ledgersActs[one.act as keyof typeof ledgersActs] })),
    };
  },
});

/** The package of a delivery as it came, or as it was signed on behalf of who brought a workbook. */
export const packageFile = reading({
  input: ReceiptById,
  load: async (tx, { receiptId }) => {
    const receipt = await receiptById(tx, receiptId);
    return { ...receipt, ...(await senderStanding(tx, receipt.senderOrgId)) };
  },
  view: ledgersPolicy.view,
  async show({ tx, house }, { id, via, fileId, period }): Promise<FileAnswer> {
    const evidence = await evidenceOf(tx, id);
    if (evidence) return { name: `代签报送包_${period}.zip`, type: 'application/zip', body: evidence };
    if (via !== 'package' || fileId === null) throw new Problem('ledgers.no_package');
    return fileAnswer(house, await fileById(tx, fileId));
  },
});

async function outerOf({ tx, actor }: Pick<Cx, 'tx' | 'actor'>, receiptId: string) {
  const { id, senderOrgId, sequence } = await receiptById(tx, receiptId);
  const isSeen = ledgersPolicy.view.test(actor, await senderStanding(tx, senderOrgId));
  return { id: isSeen ? id : null, senderName: (await organizationById(tx, senderOrgId)).name, sequence };
}

/** The next level has looked at what was found in a delivery. */
export const noteFindings = useCase({
  act: 'ledger.note',
  label: '阅处报送提示',
  input: NoteReceipt,
  load: async (tx, { receiptId }) => {
    const receipt = await lockReceipt(tx, receiptId);
    return { ...receipt, ...(await senderStanding(tx, receipt.senderOrgId)) };
  },
  view: ledgersPolicy.view,
  allow: ledgersPolicy.note,
  async run({ tx, actor, now, record }, receipt, { version, note }) {
    if (receipt.notedAt !== null) throw new Problem('ledgers.already_noted');
    await noteReceipt(tx, { id: receipt.id, version }, { notedByName: actor.name, notedAt: now, note });
    record({ act: 'ledger.note', subject: receipt.id, also: [receipt.senderOrgId], note });
    return { id: receipt.id };
  },
});

const periodsShown = 6;
/** Senders by periods: of those below for a province, of everybody for the nation. */
export const senderState = reading({
  input: StateAsked,
  load: async () => null,
  view: sendersView,
  async show({ tx, actor, now }, _, { period }) {
    const all = await ledgerPeriods(tx);
    const from = Math.max(
      0,
      all.findIndex(({ code }) => code === period),
    );
    const periods = all.slice(from, from + periodsShown);
    const seen = new Set((await sendersSeen(tx, actor)).map(({ id }) => id));
    const lines = (await senderLines(tx, periods, now)).filter(({ sender }) => seen.has(sender.id));
    const counts = Object.fromEntries(
      periods.map(({ code }) => {
        const none: Record<SenderState, number> = { waiting: 0, received: 0, late: 0, missing: 0 };
        for (const { cells } of lines) for (const one of cells) if (one.period === code) none[one.state] += 1;
        return [code, none];
      }),
    );
    const rows = lines.map(({ sender, cells, missingSequences }) => ({
      senderOrgId: sender.id,
      senderName: sender.name,
      senderShortName: sender.shortName,
      senderKind: sender.kind,
      homeName: sender.homeName,
      records: cells[0]?.records ?? 0,
      cells,
      missingSequences,
    }));
    return { periods: all, rows, counts };
  },
});
