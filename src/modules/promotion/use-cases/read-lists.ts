import { nothing } from '../../../base/endpoint.ts';
import { everyone } from '../../../base/policy.ts';
import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { editionAnswer } from '../papers.ts';
import { beginListPolicy, listPolicy } from '../policy.ts';
import { editionByCode, editionsOf, listsAll } from '../queries.ts';
import { candidatesOf, latestOf, listFindings } from '../record.ts';
import { EditionByCode, EditionFile, ListById } from '../schema.ts';
import { shownWorks } from '../shown-work.ts';
import { listById } from '../store.ts';
import { promotionActs, type SelectedEdition } from '../terms.ts';
import { listWorkflow, isPublished, praiseClause } from '../workflow.ts';

const labels: Readonly<Record<string, string>> = promotionActs;

export const selectedLists = reading({
  input: nothing,
  load: async () => null,
  view: listPolicy.view,
  async show({ tx, actor }) {
    const latest = new Map(latestOf(await editionsOf(tx)).map((one) => [one.listId, one.code]));
    return {
      rows: (await listsAll(tx)).map((list) => ({
        ...list,
        works: list.choices.length,
        code: latest.get(list.id) ?? null,
      })),
      mayBegin: beginListPolicy.begin.test(actor, null),
    };
  },
});

export const selectedListDetail = reading({
  input: ListById,
  load: (tx, { listId }) => listById(tx, listId),
  view: listPolicy.view,
  async show({ tx, actor, now }, list) {
    const ids = list.choices.map(({ projectId }) => projectId);
    const shown = await shownWorks(tx, { actor, today: dayOf(now) }, ids);
    const findings = isPublished(list) ? [] : await listFindings(tx, list);
    const entries = await timelineOf(tx, list.id, Object.keys(promotionActs));
    return {
      ...list,
      candidates: await candidatesOf(tx, list.id),
      works: list.choices.flatMap(({ projectId, reason }) => {
        const work = shown.get(projectId);
        return work ? [{ ...work, reason }] : [];
      }),
      clause: praiseClause,
      editions: await editionsOf(tx, list.id),
      moves: movesOpenTo(listWorkflow, listPolicy, { actor, subject: list, facts: { findings } }),
      timeline: entries.map((one) => ({ ...one, label: labels[one.act] ?? one.act })),
    };
  },
});

export const selectedListPaper = reading({
  input: EditionFile,
  load: (tx, { listId }) => listById(tx, listId),
  view: listPolicy.view,
  async show({ tx }, list, { edition, format }): Promise<FileAnswer> {
    const editions = await editionsOf(tx, list.id);
    const found = edition === undefined ? editions[0] : editions.find((one) => one.edition === edition);
    if (!found) throw new Problem('selected_list.no_edition');
    return editionAnswer(found, format);
  },
});

const publicEdition = (one: SelectedEdition, latest: SelectedEdition | undefined) => ({
  ...one,
  latest: latest?.code === one.code,
  latestCode: latest?.code ?? one.code,
});

/** The lists as published, the newest edition of each. */
export const publicLists = reading({
  input: nothing,
  load: async () => null,
  view: everyone,
  show: async ({ tx }) => ({ lists: latestOf(await editionsOf(tx)).map((one) => publicEdition(one, one)) }),
});
export const publicEditionDetail = reading({
  input: EditionByCode,
  load: (tx, { code }) =>
    editionByCode(
      tx,
      code
        .trim()
        .toUpperCase()
        .replace(/V(\d+)$/, 'v$1'),
    ),
  view: everyone,
  show: async ({ tx }, one) => publicEdition(one, (await editionsOf(tx, one.listId))[0]),
});
