import { Problem } from '../../../base/problem.ts';
import { dayOf } from '../../../base/time.ts';
import { moveOn } from '../../../base/workflow.ts';
import { digestOf } from '../../../platform/digest.ts';
import { newId } from '../../../platform/ids.ts';
import { versionCode } from '../../../platform/papers/version.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { issueDocument, previewNumber } from '../../documents/index.ts';
import { organizationById } from '../../organizations/index.ts';
import { beginListPolicy, listPolicy } from '../policy.ts';
import { editionsOf, recordOf } from '../queries.ts';
import { listFindings, rowsOfList } from '../record.ts';
import { BeginList, ReturnList, SaveList, VersionedList } from '../schema.ts';
import { insertEdition, insertList, listById, saveList } from '../store.ts';
import { periods, type SelectedContent, type SelectedList } from '../terms.ts';
import { listWorkflow } from '../workflow.ts';

const mark = '微短剧优字';
const locked = (tx: ActCx['tx'], { listId }: { listId: string }) => listById(tx, listId, true);
const sameVersion = (it: SelectedList, version: number): void => {
  if (it.version !== version) throw new Problem('row.changed');
};

export const beginList = useCase({
  act: 'selected_list.begin',
  label: '拟制优秀片单',
  input: BeginList,
  load: async () => null,
  view: beginListPolicy.view,
  allow: beginListPolicy.begin,
  async run({ tx, actor, now, record }, _, { year, period, title }) {
    const id = newId();
    await insertList(tx, {
      id,
      version: 1,
      year,
      period,
      title,
      intro: '',
      state: listWorkflow.start,
      choices: [],
      edition: 0,
      returnReason: null,
      createdBy: actor.personId,
      createdByName: actor.name,
      createdAt: now,
      submittedAt: null,
    });
    record({ act: 'selected_list.begin', subject: id, after: { year, period, title }, note: title });
    return { id };
  },
});

export const keepList = useCase({
  act: 'selected_list.save',
  label: '修改片单',
  input: SaveList,
  load: locked,
  view: listPolicy.view,
  allow: listPolicy.save,
  async run({ tx, record }, list, { version, title, intro, choices }) {
    const state = moveOn(listWorkflow, 'save', list.state, { findings: [] });
    sameVersion(list, version);
    const known = await recordOf(
      tx,
      choices.map(({ projectId }) => projectId),
    );
    if (known.length !== choices.length) throw new Problem('act.not_found');
    await saveList(tx, { ...list, title, intro, choices, state });
    record({
      act: 'selected_list.save',
      subject: list.id,
      before: { title: list.title, choices: list.choices },
      after: { title, choices },
      note: `${choices.length} 部`,
    });
    return { id: list.id };
  },
});

export const submitList = useCase({
  act: 'selected_list.submit',
  label: '片单报请签发',
  input: VersionedList,
  load: locked,
  view: listPolicy.view,
  allow: listPolicy.submit,
  async run({ tx, now, record }, list, { version }) {
    const state = moveOn(listWorkflow, 'submit', list.state, { findings: await listFindings(tx, list) });
    sameVersion(list, version);
    await saveList(tx, { ...list, state, returnReason: null, submittedAt: now });
    record({
      act: 'selected_list.submit',
      subject: list.id,
      before: { state: list.state },
      after: { state },
      note: `${list.choices.length} 部`,
    });
    return { id: list.id };
  },
});

export const returnList = useCase({
  act: 'selected_list.return',
  label: '退回片单',
  input: ReturnList,
  load: locked,
  view: listPolicy.view,
  allow: listPolicy.return,
  async run({ tx, record }, list, { version, reason }) {
    const state = moveOn(listWorkflow, 'return', list.state, { findings: [] });
    sameVersion(list, version);
    await saveList(tx, { ...list, state, returnReason: reason });
    record({ act: 'selected_list.return', subject: list.id, after: { state, reason }, note: reason });
    return { id: list.id };
  },
});

/** What an edition says: rows frozen from the record, bound to the digest of the edition before. */
async function contentOf({ tx, actor, now }: ActCx, list: SelectedList): Promise<SelectedContent> {
  const [former] = await editionsOf(tx, list.id);
  const { name } = await organizationById(tx, actor.orgId);
  return {
    format: 'jingwei-selected-works/1',
    edition: list.edition + 1,
    formerDigest: former?.digest ?? null,
    documentNumber: await previewNumber(tx, { organizationId: actor.orgId, kind: 'selected_works', mark }, now),
    title: list.title,
    intro: list.intro,
    period: `${list.year}年${periods[list.period]}`,
    issuer: name,
    publishedOn: dayOf(now),
    rows: await rowsOfList(tx, list),
  };
}

/** 签发并发布: the edition stands on the public page at once and is never altered. */
export const publishList = useCase({
  act: 'selected_list.publish',
  label: '签发并发布优秀片单',
  input: VersionedList,
  load: locked,
  view: listPolicy.view,
  allow: listPolicy.publish,
  async run(cx, list, { version }) {
    const { tx, actor, now, record } = cx;
    const state = moveOn(listWorkflow, 'publish', list.state, { findings: await listFindings(tx, list) });
    sameVersion(list, version);
    const draft = await contentOf(cx, list);
    const document = await issueDocument(cx, {
      organizationId: actor.orgId,
      kind: 'selected_works',
      mark,
      title: draft.title,
      subject: list.id,
      content: draft.rows,
    });
    const content = { ...draft, documentNumber: document.number };
    const code = versionCode(`selected-works:${list.id}`, content, content.edition);
    const digest = digestOf(content);
    await insertEdition(tx, {
      listId: list.id,
      edition: content.edition,
      code,
      documentId: document.id,
      documentNumber: document.number,
      content,
      digest,
      formerDigest: content.formerDigest,
      publishedBy: actor.personId,
      publishedByName: actor.name,
      publishedAt: now,
    });
    await saveList(tx, { ...list, state, edition: content.edition });
    record({
      act: 'selected_list.publish',
      subject: list.id,
      also: list.choices.map(({ projectId }) => projectId),
      before: { state: list.state },
      after: { state, edition: content.edition, code, digest, works: content.rows.length },
      note: `${document.number}，第 ${content.edition} 版，${content.rows.length} 部`,
    });
    return { id: list.id, code };
  },
});

/** A published list is taken up again; the published edition stays until the next is. */
export const reviseList = useCase({
  act: 'selected_list.revise',
  label: '修订片单',
  input: VersionedList,
  load: locked,
  view: listPolicy.view,
  allow: listPolicy.revise,
  async run({ tx, actor, record }, list, { version }) {
    const state = moveOn(listWorkflow, 'revise', list.state, { findings: [] });
    sameVersion(list, version);
    await saveList(tx, { ...list, state, createdBy: actor.personId, createdByName: actor.name });
    record({ act: 'selected_list.revise', subject: list.id, before: { state: list.state }, after: { state } });
    return { id: list.id };
  },
});
