/** Appraisals from opening to result, and one of 广西 written as rows. */
import type { LocalDate } from '../../src/base/time.ts';
import {
  evaluationSheetsEndpoints as sheets,
  evaluationsEndpoints as at,
} from '../../src/modules/evaluations/contract.ts';
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { samplePdf } from '../../src/main/demo/sample-file.ts';
import type { Client, World } from './world.ts';

export type Appraised = { evaluationId: string; sheetId: string };
/** Opens an appraisal and answers it with the sheet of one body. */
export async function anEvaluation(
  officer: Client,
  orgId: string,
  given: {
    kind: 'quarterly' | 'yearly';
    audience: 'province' | 'central' | 'platform';
    year: number;
    quarter?: number;
  },
): Promise<Appraised> {
  const { id: evaluationId } = await officer.does(at.open, given);
  const { rows } = await officer.sees(at.detail, { evaluationId });
  return { evaluationId, sheetId: rows.find((row) => row.orgId === orgId)?.id ?? '' };
}

/** Scores every self-scored indicator in full, with words and a file, and hands in. */
export async function handedIn(clerk: Client, leader: Client, sheetId: string): Promise<void> {
  const seen = await clerk.sees(sheets.detail, { sheetId });
  const own = seen.marks.filter(({ basis }) => basis === 'self');
  const marks = own.map(({ key, weight }) => ({ key, selfScore: weight, selfNote: '本年度按方案要求完成。' }));
  await clerk.does(sheets.save, { sheetId, version: seen.version, summary: '本年度工作综述。', marks });
  for (const [i, { key }] of own.entries()) {
    const uploadId = await clerk.upload(`${key}.pdf`, samplePdf(key));
    await clerk.does(sheets.addEvidence, { sheetId, version: seen.version + 1 + i, key, uploadId });
  }
  await leader.does(sheets.submit, { sheetId, version: seen.version + 1 + own.length });
}

/** Settles all marks of a sheet as proposed, or as given, and concludes it. */
export async function settled(officer: Client, sheetId: string, given: Record<string, number> = {}): Promise<void> {
  const { version, marks } = await officer.sees(sheets.detail, { sheetId });
  const rows = marks.map((mark) => {
    const proposed = mark.basis === 'computed' ? mark.computedScore : mark.selfScore;
    const score = given[mark.key] ?? (proposed === null ? null : proposed / 100);
    return { key: mark.key, version: mark.version, score, reason: mark.key in given ? '核对佐证后调整' : '' };
  });
  await officer.does(sheets.settle, { sheetId, version, marks: rows });
  await officer.does(sheets.conclude, { sheetId, version: version + 1 });
}
/** Settles and concludes every sheet of an appraisal. */
export async function allSettled(officer: Client, evaluationId: string): Promise<void> {
  const { rows } = await officer.sees(at.detail, { evaluationId });
  for (const { id, state } of rows) if (state !== 'checked') await settled(officer, id);
}
export const moveTo = async (client: Client, evaluationId: string, act: 'check' | 'announce' | 'publish') => {
  const { version } = await client.sees(at.detail, { evaluationId });
  await client.does(at[act], { evaluationId, version });
};

/** An announced appraisal of 2025 whose sheet, evidence, objection and suggestion are 广西's. */
export async function evaluationIds(world: World, { fileId }: { fileId: string }): Promise<Record<string, string>> {
  const [evaluationId, sheetId, objectionId, suggestionId] = [newId(), newId(), newId(), newId()];
  const now = world.clock();
  const { id: orgId } = await world.unit('GX');
  const day = (text: string) => text as LocalDate;
  const somebody = { id: newId(), name: '桂林某' };
  await world.arrange(async (tx) => {
    const { id: setId, content } = await tx
      .selectFrom('evaluationSets')
      .select(['id', 'content'])
      .where('kind', '=', 'yearly')
      .where('audience', '=', 'province')
      .executeTakeFirstOrThrow();
    const span = { year: 2025, quarter: null, fromOn: day('2025-01-01'), untilOn: day('2025-12-31') };
    const dates = { selfDueOn: day('2026-01-20'), objectionsUntil: day('2026-12-31') };
    const opened = { openedByName: somebody.name, openedAt: now, announcedAt: now, publishedAt: now };
    const one = { kind: 'yearly' as const, audience: 'province' as const, setId, state: 'published' as const };
    await tx
      .insertInto('evaluations')
      .values({ id: evaluationId, version: 1, ...one, ...span, ...dates, ...opened })
      .execute();
    const checked = { checkedBy: somebody.id, checkedByName: somebody.name, checkedAt: now, computedAt: now };
    const filled = { summary: '桂林综述', submittedByName: somebody.name, submittedAt: now, returnReason: null };
    await tx
      .insertInto('evaluationSheets')
      .values({ id: sheetId, version: 1, evaluationId, orgId, state: 'checked', ...filled, ...checked })
      .execute();
    const key = content.indicators[0]?.key ?? '';
    const figure = {
      value: 1,
      valueText: '桂林',
      basis: json([]),
      computedScore: 100,
      selfScore: null,
      selfNote: '桂林',
    };
    await tx
      .insertInto('evaluationMarks')
      .values({ sheetId, key, version: 1, ...figure, settled: true, score: 100, reason: '', settledByName: null })
      .execute();
    const file = { name: '桂林.pdf', size: 1, sha256: 'x', addedByName: somebody.name, addedAt: now, removedAt: null };
    await tx
      .insertInto('evaluationEvidence')
      .values({ fileId, sheetId, key, ...file })
      .execute();
    const raised = { statement: '桂林异议', fileId, fileName: '桂林.pdf', raisedByName: somebody.name, raisedAt: now };
    const answered = { scoreBefore: 100, scoreAfter: 100, answer: '桂林答复', decidedByName: '桂林某', decidedAt: now };
    await tx
      .insertInto('evaluationObjections')
      .values({ id: objectionId, version: 1, sheetId, key, state: 'rejected', ...raised, ...answered })
      .execute();
    const result = { code: 'GUIL-2025-v1', digest: 'x', publishedBy: somebody.id, publishedByName: somebody.name };
    const rows = [{ sheetId, orgId, name: '桂林', shortName: '桂林', absent: false, rank: 1, marks: [] }].map(
      (row) => ({
        ...row,
        total: { score: 100, pillars: {}, missing: [], band: '' },
      }),
    );
    const shown = {
      format: 'jingwei-evaluation/1',
      title: '桂林结果',
      clause: '示例',
      set: { edition: 1, digest: 'x' },
    };
    await tx
      .insertInto('evaluationResults')
      .values({ evaluationId, content: json({ ...shown, ...span, rows } as never), ...result, publishedAt: now })
      .execute();
    const proposed = { kind: 'quota' as const, year: 2026, change: 1, band: '桂林', state: 'proposed' as const };
    const open = {
      adoptedChange: null,
      batchId: null,
      quota: null,
      reason: null,
      decidedByName: null,
      decidedAt: null,
    };
    await tx
      .insertInto('evaluationSuggestions')
      .values({ id: suggestionId, version: 1, evaluationId, orgId, ...proposed, ...open })
      .execute();
  });
  return {
    evaluationId,
    'evaluation-sheets:sheetId': sheetId,
    'evaluation-sheets:fileId': fileId,
    'evaluation-objections:objectionId': objectionId,
    suggestionId,
  };
}
