import { Problem, stops } from '../../../base/problem.ts';
import { moveOn } from '../../../base/workflow.ts';
import { type FilmContainer, filmContainers, filmFacts } from '../../../platform/film.ts';
import { newId } from '../../../platform/ids.ts';
import { storedSource } from '../../../platform/inspect-file.ts';
import { settingsIn } from '../../../platform/settings.ts';
import { type ActCx, useCase } from '../../../platform/use-case.ts';
import { isInForce } from '../../agreements/contract.ts';
import { agreementInForce } from '../../agreements/index.ts';
import type { KeptFile } from '../../documents/contract.ts';
import { mediaTypes, takeUpload } from '../../documents/index.ts';
import { isProducer, mayReadProject, isRunning } from '../../projects/contract.ts';
import { lockProject, standingOf } from '../../projects/index.ts';
import { type CaseAt, lockCase, sameVersion } from '../case.ts';
import { casePolicy } from '../policy.ts';
import { hiddenLabels } from '../rules.ts';
import { LabelEpisodes, OfProject, OneEpisode, PutEpisode, StateFilm } from '../schema.ts';
import { dropEpisode, findCaseOf, insertCase, labelEpisodes, putEpisode, saveCase } from '../store.ts';
import type { AcceptanceCase, EpisodeFacts } from '../terms.ts';
import { lengthText } from '../wording.ts';
import { caseWorkflow } from '../workflow.ts';

const newCase = ({ now }: ActCx, projectId: string): AcceptanceCase => ({
  id: newId(),
  version: 1,
  projectId,
  state: caseWorkflow.start,
  round: 0,
  aiUsed: null,
  aiUse: '',
  numberKind: null,
  number: '',
  numberOn: null,
  numberHolder: '',
  remark: '',
  checklistEdition: null,
  convenedBy: null,
  returnReason: null,
  rectifyBy: null,
  decisionReason: null,
  decidedBy: null,
  decidedByName: null,
  decidedAt: null,
  documentId: null,
  certificateNumber: null,
  certificateCode: null,
  createdAt: now,
});

/** The producer begins to hand in the finished film; a second click finds the case that stands. */
export const openCase = useCase({
  act: 'acceptance.open',
  label: '开始报送成片',
  input: OfProject,
  load: async (tx, { projectId }) => standingOf(tx, await lockProject(tx, projectId)),
  view: mayReadProject,
  allow: isProducer,
  async run(cx, project) {
    const { tx, record } = cx;
    if (!isRunning(project)) throw new Problem('acceptance.project_not_running');
    if (!isInForce(await agreementInForce(tx, project.id))) throw new Problem('acceptance.no_agreement');
    const it = (await findCaseOf(tx, project.id)) ?? (await insertCase(tx, newCase(cx, project.id)));
    record({ act: 'acceptance.open', subject: it.id, also: [project.id], note: project.number });
    return { id: it.id };
  },
});

const fillable = ({ it }: CaseAt) => moveOn(caseWorkflow, 'fill', it.state, { findings: [] });
const containers = Object.keys(filmContainers) as FilmContainer[];

/** Reads the film itself: nothing about it is typed by anybody. */
async function factsOf({ house }: ActCx, file: KeptFile): Promise<EpisodeFacts> {
  const container = containers.find((one) => mediaTypes[one] === file.mediaType);
  if (!container) throw new Problem('acceptance.not_a_film', { accepted: Object.values(filmContainers).join('、') });
  const source = storedSource(house.files, { key: file.storeKey, size: file.size });
  const { labels, hasVideo: _, ...facts } = await filmFacts(source, container);
  const unusable = stops(facts.findings);
  if (unusable.length > 0) throw new Problem('documents.file_refused', {}, unusable);
  return { ...facts, labels: hiddenLabels(labels) };
}

/** An episode handed in by resumable upload; it takes the place of an earlier film of that number. */
export const putFilm = useCase({
  act: 'acceptance.put_episode',
  label: '上传成片',
  input: PutEpisode,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.fill,
  async run(cx, at, { number, uploadId }) {
    const { tx, actor, now, record } = cx;
    fillable(at);
    const { filmMaximumBytes: maxBytes } = await settingsIn(tx);
    const file = await takeUpload(cx, uploadId, { types: containers.map((one) => mediaTypes[one]), maxBytes });
    const facts = await factsOf(cx, file);
    const { id: fileId, name, size, sha256 } = file;
    await putEpisode(tx, {
      id: newId(),
      caseId: at.it.id,
      number,
      fileId,
      name,
      size,
      sha256,
      facts,
      visibleLabel: '',
      addedAt: now,
      addedByName: actor.name,
    });
    await saveCase(tx, at.it);
    record({
      act: 'acceptance.put_episode',
      subject: at.it.id,
      also: [at.project.id],
      after: { number, name, size, sha256, durationMs: facts.durationMs },
      note: `第${number}集《${name}》，${lengthText(facts.durationMs)}`,
    });
    return { id: at.it.id, durationMs: facts.durationMs };
  },
});

export const dropFilm = useCase({
  act: 'acceptance.drop_episode',
  label: '移除一集',
  input: OneEpisode,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.fill,
  async run({ tx, record }, at, { number }) {
    fillable(at);
    if (!(await dropEpisode(tx, at.it.id, number))) throw new Problem('acceptance.no_episode');
    await saveCase(tx, at.it);
    record({ act: 'acceptance.drop_episode', subject: at.it.id, also: [at.project.id], note: `第${number}集` });
    return { id: at.it.id };
  },
});

/** Where the notice that AI was used is seen, for some episodes at once. */
export const labelFilms = useCase({
  act: 'acceptance.label_episode',
  label: '填写显著标识',
  input: LabelEpisodes,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.fill,
  async run({ tx, record }, at, { numbers, visibleLabel }) {
    fillable(at);
    const labelled = await labelEpisodes(tx, at.it.id, { numbers, visibleLabel });
    if (labelled !== new Set(numbers).size) throw new Problem('acceptance.no_episode');
    await saveCase(tx, at.it);
    record({
      act: 'acceptance.label_episode',
      subject: at.it.id,
      also: [at.project.id],
      after: { numbers, visibleLabel },
      note: `${labelled} 集：${visibleLabel || '没有显著标识'}`,
    });
    return { id: at.it.id };
  },
});

/** What the producer states of the film as a whole: AI, licence or number, what was rectified. */
export const stateFilm = useCase({
  act: 'acceptance.state',
  label: '填写成片说明',
  input: StateFilm,
  load: lockCase,
  view: casePolicy.view,
  allow: casePolicy.fill,
  async run({ tx, record }, at, { version, caseId: _, aiUsed, ...stated }) {
    fillable(at);
    sameVersion(at.it, version);
    const saved = await saveCase(tx, { ...at.it, ...stated, aiUsed: aiUsed === null ? null : aiUsed === 'yes' });
    record({ act: 'acceptance.state', subject: saved.id, also: [at.project.id], after: { ...stated, aiUsed } });
    return { id: saved.id };
  },
});
