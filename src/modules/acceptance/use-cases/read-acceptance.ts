import { Problem } from '../../../base/problem.ts';
import { anyPerson } from '../../../base/policy.ts';
import { dayOf } from '../../../base/time.ts';
import { type FileAnswer, reading } from '../../../platform/use-case.ts';
import { isInForce } from '../../agreements/contract.ts';
import { agreementInForce } from '../../agreements/index.ts';
import { isVoid } from '../../documents/contract.ts';
import { fileAnswer, fileById } from '../../documents/index.ts';
import { isProducer, mayReadProject, isRunning } from '../../projects/contract.ts';
import { projectById, standingOf } from '../../projects/index.ts';
import { caseAt, loadCase } from '../case.ts';
import { certificateAnswer, certificateOf } from '../certificate.ts';
import { differencesBetween } from '../differences.ts';
import { casePolicy } from '../policy.ts';
import { caseByCertificate, episodesOf, roundOf } from '../queries.ts';
import { caseCounts, caseLines } from '../queries-list.ts';
import {
  CaseById,
  CertificateByCode,
  CertificateFile,
  CompareRounds,
  FilmOf,
  ListCases,
  OfProject,
} from '../schema.ts';
import { caseShown } from '../show.ts';
import { findCaseOf } from '../store.ts';
import { lengthText } from '../wording.ts';
import { isLate } from '../workflow.ts';

export const acceptanceList = reading({
  input: ListCases,
  load: async () => null,
  view: anyPerson,
  async show(cx, _, filter) {
    const asking = { actor: cx.actor, now: cx.now };
    const counts = await caseCounts(cx.tx, asking, filter);
    const asked = counts.filter(({ state }) => filter.state === '' || state === filter.state);
    const rows = await caseLines(cx.tx, asking, filter, filter);
    const today = dayOf(cx.now);
    return {
      total: asked.reduce((sum, { n }) => sum + n, 0),
      rows: rows.map((row) => ({
        ...row,
        late: isLate(row, today),
      })),
      counts,
    };
  },
});

/** The acceptance of a project, or what stands against beginning one. */
export const acceptanceOfProject = reading({
  input: OfProject,
  load: async (tx, { projectId }) => standingOf(tx, await projectById(tx, projectId)),
  view: mayReadProject,
  async show(cx, project) {
    const { tx, actor } = cx;
    const it = await findCaseOf(tx, project.id);
    if (it) return { case: await caseShown(cx, await caseAt(tx, it)), mayOpen: false, openFindings: [] };
    const agreement = await agreementInForce(tx, project.id);
    const openFindings = [
      ...(isInForce(agreement)
        ? []
        : [{ code: 'no_agreement', message: '三方协议生效后才能报送成片', clause: '方案六（一）3' }]),
      ...(isRunning(project) ? [] : [{ code: 'not_running', message: '项目不在执行中' }]),
    ];
    return { case: null, mayOpen: isProducer.test(actor, project), openFindings };
  },
});

export const acceptanceDetail = reading({
  input: CaseById,
  load: loadCase,
  view: casePolicy.view,
  show: (cx, at) => caseShown(cx, at),
});

/** The film of an episode, of one handing in or (round 0) as it is being prepared; players ask for pieces of it. */
export const filmFile = reading({
  input: FilmOf,
  load: loadCase,
  view: casePolicy.view,
  async show({ tx, house }, { it }, { round, number }): Promise<FileAnswer> {
    const fileId =
      round === 0
        ? (await episodesOf(tx, it.id)).find((one) => one.number === number)?.fileId
        : (await roundOf(tx, it.id, round)).fileIds[String(number)];
    if (!fileId) throw new Problem('acceptance.no_episode');
    return fileAnswer(house, await fileById(tx, fileId));
  },
});

export const compareRounds = reading({
  input: CompareRounds,
  load: loadCase,
  view: casePolicy.view,
  async show({ tx }, { it }, { from, to }) {
    const [before, after] = [await roundOf(tx, it.id, from), await roundOf(tx, it.id, to)];
    return { from, to, differences: differencesBetween(before.content, after.content) };
  },
});

export const certificateFile = reading({
  input: CertificateFile,
  load: loadCase,
  view: casePolicy.view,
  show: async ({ tx }, { it }, { format }) => certificateAnswer(await certificateOf(tx, it), format),
});

/** What a certificate says, for anybody who holds its code. */
export const publicCertificate = reading({
  input: CertificateByCode,
  load: (tx, { code }) =>
    caseByCertificate(
      tx,
      code
        .trim()
        .toUpperCase()
        .replace(/V(\d+)$/, 'v$1'),
    ),
  view: { says: '任何人', test: () => true },
  async show({ tx }, it) {
    const { document, code, content } = await certificateOf(tx, it);
    const { title, producer, projectNumber, acceptedOn, episodeCount, totalMs, issuer } = content;
    return {
      number: document.number,
      code,
      digest: document.digest,
      title,
      producer,
      projectNumber,
      acceptedOn,
      episodeCount,
      totalLength: lengthText(totalMs),
      issuer,
      valid: !isVoid(document),
      voidReason: document.voidReason,
    };
  },
});
