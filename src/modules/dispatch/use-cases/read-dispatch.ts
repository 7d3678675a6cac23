import { nothing } from '../../../base/endpoint.ts';
import { Problem } from '../../../base/problem.ts';
import { addDays, dayOf, type LocalDate } from '../../../base/time.ts';
import { movesOpenTo } from '../../../base/workflow.ts';
import { timelineOf } from '../../../platform/audit.ts';
import type { Tx } from '../../../platform/database.ts';
import { versionCode } from '../../../platform/papers/version.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { isActive } from '../../accounts/contract.ts';
import { personsInOrganization } from '../../accounts/index.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { packContent } from '../pack.ts';
import { packAnswer } from '../papers.ts';
import { dispatchPolicy, isOwner, layoutPolicy, openPolicy } from '../policy.ts';
import { actionsAll, actionsOf, dispatchesAll, editionOf, editionsOf, layoutOn, ownersAll } from '../queries.ts';
import { closingFindings, isOverdue, monthName, monthsToOpen, overdueDays } from '../rules.ts';
import { DispatchById, PackAsked, PackFile } from '../schema.ts';
import { dispatchById, layoutById } from '../store.ts';
import { type ActionLine, type Dispatch, dispatchActs } from '../terms.ts';
import { dispatchWorkflow, isUnderWay } from '../workflow.ts';

const labels: Readonly<Record<string, string>> = dispatchActs;
export const labelled = async (tx: Tx, subject: string) =>
  (await timelineOf(tx, subject, Object.keys(dispatchActs))).map((one) => ({
    ...one,
    label: labels[one.act] ?? one.act,
  }));

export const actionRow = (it: ActionLine, today: LocalDate) => ({ ...it, overdueDays: overdueDays(it, today) });
function dispatchRow(it: Dispatch, actions: readonly ActionLine[], today: LocalDate) {
  const own = actions.filter(({ dispatchId }) => dispatchId === it.id);
  return {
    ...it,
    actions: own.length,
    open: own.filter(({ state }) => isUnderWay(state)).length,
    overdue: own.filter((one) => isOverdue(one, today)).length,
  };
}

export const dispatchList = reading({
  input: nothing,
  load: async () => null,
  view: dispatchPolicy.view,
  async show({ tx, actor, now }) {
    const today = dayOf(now);
    const [all, actions] = [await dispatchesAll(tx), await actionsAll(tx)];
    const mayOpen = openPolicy.open.test(actor, null);
    const { content } = await layoutOn(tx, today);
    return {
      rows: all.map((one) => dispatchRow(one, actions, today)),
      mayOpen,
      mayLayout: layoutPolicy.add.test(actor, null),
      months: mayOpen ? monthsToOpen(content.from, today, all) : [],
    };
  },
});

/** Months that could be dispatched and are not; the nightly job opens the present one. */
export const monthsLacking = reading({
  input: nothing,
  load: async () => null,
  view: openPolicy.open,
  async show({ tx, now }) {
    const { content } = await layoutOn(tx, dayOf(now));
    return monthsToOpen(content.from, dayOf(now), await dispatchesAll(tx));
  },
});

export const dispatchDetail = reading({
  input: DispatchById,
  load: (tx, { dispatchId }) => dispatchById(tx, dispatchId),
  view: dispatchPolicy.view,
  async show({ tx, actor, now }, it) {
    const [actions, today] = [await actionsOf(tx, it.id), dayOf(now)];
    const { content } = await layoutById(tx, it.layoutId);
    const findings = closingFindings(it, { actions: actions.length });
    // what a form still has to say stands against nothing but putting away
    const moves = movesOpenTo(dispatchWorkflow, dispatchPolicy, { actor, subject: it, facts: { findings } });
    return {
      ...dispatchRow(it, actions, today),
      title: `${content.title}（${monthName(it)}）`,
      defaultDueOn: addDays(it.heldOn ?? today, content.actionDays),
      editions: await editionsOf(tx, it.id),
      decided: actions.map((one) => actionRow(one, today)),
      moves: moves.map((one) => (one.act === 'close' ? one : { ...one, findings: [] })),
      timeline: await labelled(tx, it.id),
    };
  },
});

/** The frozen pack asked for, or, while none is frozen, the pack as the record has it now. */
async function packOf(
  cx: { tx: Tx; now: Dispatch['createdAt']; actor: { orgId: string } },
  it: Dispatch,
  edition?: number,
) {
  const { tx, now, actor } = cx;
  if (edition !== undefined || it.edition > 0) {
    const frozen = await editionOf(tx, it.id, edition);
    return { frozen, content: frozen.content };
  }
  const { name: issuer } = await organizationById(tx, actor.orgId);
  const layout = await layoutById(tx, it.layoutId);
  return { frozen: null, content: await packContent(tx, { dispatch: it, layout, asOf: now, issuer }) };
}

export const packDetail = reading({
  input: PackAsked,
  load: (tx, { dispatchId }) => dispatchById(tx, dispatchId),
  view: dispatchPolicy.view,
  async show(cx, it, { edition }) {
    const { frozen, content } = await packOf(cx, it, edition);
    return { dispatchId: it.id, frozen, latest: frozen === null || frozen.edition === it.edition, content };
  },
});

export const packPaperFile = reading({
  input: PackFile,
  load: (tx, { dispatchId }) => dispatchById(tx, dispatchId),
  view: dispatchPolicy.view,
  async show(cx, it, { edition, format }): Promise<FileAnswer> {
    const { frozen, content } = await packOf(cx, it, edition);
    const code = frozen?.code ?? versionCode(`dispatch:${it.id}`, content, 1);
    return packAnswer(
      {
        dispatchId: it.id,
        content,
        code,
        digest: frozen?.digest ?? '',
        draft: frozen === null,
        sample: cx.house.demonstration,
      },
      format,
    );
  },
});

export const minutesFile = reading({
  input: DispatchById,
  load: (tx, { dispatchId }) => dispatchById(tx, dispatchId),
  view: dispatchPolicy.view,
  async show({ tx, house }, { minutesFileId }): Promise<FileAnswer> {
    if (minutesFileId === null) throw new Problem('dispatch.no_file');
    return fileAnswer(house, await fileById(tx, minutesFileId));
  },
});

/** Who may be given something to do, with the people who would do it. */
export const ownerChoices = reading({
  input: nothing,
  load: async () => null,
  view: dispatchPolicy.decide,
  async show({ tx }) {
    const rows = [];
    for (const { id, name, kind } of await ownersAll(tx)) {
      const people = (await personsInOrganization(tx, id)).filter((person) => {
        const actor = { ...person, personId: person.id, orgId: id };
        return isActive(person) && isOwner(actor as never, { ownerOrgId: id, ownerPersonId: null });
      });
      rows.push({ id, name, kind, people: people.map((person) => ({ id: person.id, name: person.name })) });
    }
    return { rows };
  },
});
