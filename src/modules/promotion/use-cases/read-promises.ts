import { isShort } from '../rules.ts';
import type { z } from 'zod';
import { nothing } from '../../../base/endpoint.ts';
import { anyPerson, type Actor, hasRole } from '../../../base/policy.ts';
import { dayOf } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { writeCsv } from '../../../platform/csv.ts';
import { type Cx, type FileAnswer, reading } from '../../../platform/use-case.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { choicePolicy, promisePolicy, proofPolicy } from '../policy.ts';
import { platformsAll, type PromiseLine, promiseLines, waitsFor, worksToPromise } from '../queries.ts';
import { FindWorks, ListPromises, PromiseById, ProofById } from '../schema.ts';
import { metrics, places, promotionActs, type Standing, standings } from '../terms.ts';
import type { ProofOut } from '../views.ts';
import { promiseWorkflow, proofWorkflow } from '../workflow.ts';
import { type PromiseAt, promiseAt, proofAt } from './keep-promises.ts';

type Filter = z.output<typeof ListPromises>;

/** The promises of a filter without its standing: every count is made from the rows that the list shows. */
async function linesOf({ tx, actor, now }: Cx, filter: Filter): Promise<PromiseLine[]> {
  const lines = await promiseLines(tx, { actor, today: dayOf(now) }, filter);
  return filter.cut === 'mine' ? lines.filter((line) => waitsFor(actor, line)) : lines;
}
const ofStanding = (lines: readonly PromiseLine[], standing: Filter['standing']): PromiseLine[] =>
  lines.filter(({ kept }) => standing === '' || kept.standing === standing);
const mayPromise = (actor: Actor): boolean =>
  hasRole(actor, 'national_officer', 'unit_secretary') ||
  (hasRole(actor, 'platform_operator') && actor.orgKind === 'platform');

export const promiseList = reading({
  input: ListPromises,
  load: async () => null,
  view: anyPerson,
  async show(cx, _, filter) {
    const lines = await linesOf(cx, filter);
    const rows = ofStanding(lines, filter.standing);
    const from = (filter.page - 1) * filter.size;
    return {
      total: rows.length,
      rows: rows.slice(from, from + filter.size),
      counts: (Object.keys(standings) as Standing[]).flatMap((standing) => {
        const n = ofStanding(lines, standing).length;
        return n > 0 ? [{ standing, n }] : [];
      }),
      missingDays: rows.filter(({ kept }) => isShort(kept)).reduce((sum, one) => sum + one.kept.missingDays, 0),
      mayPromise: mayPromise(cx.actor),
    };
  },
});

const missingWords = ({ kept }: PromiseLine): string =>
  kept.figures
    .filter(({ promised, reached }) => reached < promised)
    .map(({ metric, promised, reached }) => `${metrics[metric]}欠 ${promised - reached}`)
    .join('；');

/** 欠缺清单: what was promised and not shown, place by place. */
export const shortfallExport = reading({
  input: ListPromises,
  load: async () => null,
  view: anyPerson,
  async show(cx, _, filter): Promise<FileAnswer> {
    const rows = ofStanding(await linesOf(cx, filter), 'short');
    const head = [
      '平台',
      '作品',
      '项目编号',
      '位置',
      '起',
      '止',
      '承诺天数',
      '已核对天数',
      '欠缺天数',
      '数据欠缺',
      '依据',
    ];
    const lines = rows.map((row) => [
      row.platformName,
      row.title,
      row.projectNumber,
      `${places[row.place]} ${row.placeNote}`,
      row.fromOn,
      row.untilOn,
      String(row.days),
      String(row.kept.coveredDays),
      String(row.kept.missingDays),
      missingWords(row),
      row.basis,
    ]);
    const body = Buffer.from(writeCsv(head, lines));
    return { name: `宣推欠缺清单_${dayOf(cx.now)}.csv`, type: 'text/csv; charset=utf-8', body };
  },
});

export const workChoices = reading({
  input: FindWorks,
  load: async () => null,
  view: choicePolicy,
  show: async ({ tx, actor }, _, { q }) => ({
    rows: (await worksToPromise(tx, q)).filter(
      ({ ownerOrgId }) => hasRole(actor, 'national_officer', 'platform_operator') || ownerOrgId === actor.orgId,
    ),
  }),
});
export const platformChoices = reading({
  input: nothing,
  load: async () => null,
  view: choicePolicy,
  async show({ tx, actor }) {
    const own = hasRole(actor, 'platform_operator');
    const rows = await platformsAll(tx);
    return { rows: own ? rows.filter(({ id }) => id === actor.orgId) : rows, own };
  },
});

const labels: Readonly<Record<string, string>> = promotionActs;
const none = { findings: [] };

function proofShown(actor: Actor, at: PromiseAt, proof: PromiseLine['proofs'][number]): z.input<typeof ProofOut> {
  const subject = { ...at, state: proof.state };
  return { ...proof, moves: movesOpenTo(proofWorkflow, proofPolicy, { actor, subject, facts: none }) };
}

export const promiseDetail = reading({
  input: PromiseById,
  load: (tx, input) => promiseAt(tx, input),
  view: promisePolicy.view,
  async show({ tx, actor, now }, at) {
    const { promise } = at;
    const lines = await promiseLines(tx, { actor, today: dayOf(now) }, { projectId: promise.projectId });
    const line = lines.find(({ id }) => id === promise.id);
    if (!line) throw new Error(`promise ${promise.id} is visible by policy and not by SQL`);
    const entries = await timelineOf(tx, promise.id, Object.keys(promotionActs));
    const subject = { ...at, state: promise.state };
    return {
      ...line,
      proofs: line.proofs.map((proof) => proofShown(actor, at, proof)).toReversed(),
      moves: movesOpenTo(promiseWorkflow, promisePolicy, { actor, subject, facts: none }),
      timeline: entries.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
    };
  },
});

export const proofCapture = reading({
  input: ProofById,
  load: (tx, input) => proofAt(tx, input),
  view: proofPolicy.view,
  show: async ({ tx, house }, { proof }): Promise<FileAnswer> => fileAnswer(house, await fileById(tx, proof.fileId)),
});
