/** Finished films handed in through real acts: uploaded, stated, checked, put before a panel. */
import { acceptanceEndpoints as at } from '../../src/modules/acceptance/contract.ts';
import type { LocalDate } from '../../src/base/time.ts';
import { json } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { sampleMp4, type SampleFilm } from '../../src/main/demo/sample-film.ts';
import { anAgreementInForce, type MadeAgreement } from './agreements.ts';
import { aProject } from './projects.ts';
import { anExpert, type Judge } from './reviews.ts';
import type { Client, World } from './world.ts';

export type FilmWorld = MadeAgreement & { caseId: string; title: string };

/** The figures that an agreement in force binds the film to; tests set them as they need. */
export async function agreeFilm(
  world: World,
  projectId: string,
  film: { episodeCount: number | null; episodeMinutes: number | null },
): Promise<void> {
  await world.arrange(async (tx) => {
    const { id, content } = await tx
      .selectFrom('agreements')
      .select(['id', 'content'])
      .where('projectId', '=', projectId)
      .executeTakeFirstOrThrow();
    if (!content) throw new Error('the agreement is not in force');
    const agreed = { ...content, figures: { ...content.figures, ...film } };
    await tx
      .updateTable('agreements')
      .set({ content: json(agreed) })
      .where('id', '=', id)
      .execute();
  });
}

/** A project with its agreement in force, three episodes of two minutes agreed; its producer has begun to hand in. */
export async function aFilmWorld(world: World, { title = '示例成片', unit = 'GD' } = {}): Promise<FilmWorld> {
  const { projectId } = await aProject(world, { title, unit });
  const agreed = await anAgreementInForce(world, projectId);
  await agreeFilm(world, projectId, { episodeCount: 3, episodeMinutes: 2 });
  const { id: caseId } = await agreed.producer.does(at.open, { projectId });
  return { ...agreed, caseId, title };
}

export async function putFilm(it: FilmWorld, number: number, film: Partial<SampleFilm> = {}): Promise<void> {
  const bytes = sampleMp4({ seconds: 120, mark: `${number}`, ...film });
  const uploadId = await it.producer.upload(`第${number}集.mp4`, bytes);
  await it.producer.does(at.putEpisode, { caseId: it.caseId, number, uploadId });
}

export const seen = (who: Client, { caseId }: Pick<FilmWorld, 'caseId'>) => who.sees(at.detail, { caseId });

const numbers = new Map<string, string>();
/** A licence number for each film. */
function numberOf(caseId: string): string {
  const number = numbers.get(caseId) ?? `（粤）网微剧审字（2026）第${1001 + numbers.size}号`;
  numbers.set(caseId, number);
  return number;
}

/** A statement that nothing speaks against: no AI, a number of the form in force on its day, held by the producer. */
export async function stateFilm(it: FilmWorld, more: Record<string, unknown> = {}): Promise<void> {
  const { version, producerName } = await seen(it.producer, it);
  await it.producer.does(at.state, {
    caseId: it.caseId,
    version,
    aiUsed: 'no',
    numberKind: 'licence',
    number: numberOf(it.caseId),
    numberOn: '2026-05-20',
    numberHolder: producerName,
    ...more,
  });
}

/** Three episodes, a statement, handed in. */
export async function handIn(it: FilmWorld): Promise<void> {
  for (const number of [1, 2, 3]) await putFilm(it, number);
  await stateFilm(it);
  const { version } = await seen(it.producer, it);
  await it.producer.does(at.handIn, { caseId: it.caseId, version });
}

/** Experts of the pool called by the officer to look at the film. */
export async function convene(world: World, it: FilmWorld, names = ['审甲', '审乙']): Promise<Judge[]> {
  const judges: Judge[] = [];
  for (const name of names) judges.push(await anExpert({ world, officer: it.officer }, name));
  const { version } = await seen(it.officer, it);
  await it.officer.does(at.convene, { caseId: it.caseId, version, personIds: judges.map((one) => one.actor.personId) });
  return judges;
}

/** Every point of the checklist ticked; `unmet` names those that are not. */
export async function tickAll(it: FilmWorld, unmet: readonly string[] = []): Promise<void> {
  const { points, version } = await seen(it.officer, it);
  for (const { key } of points)
    await it.officer.does(at.tick, {
      caseId: it.caseId,
      version,
      key,
      result: unmet.includes(key) ? 'unmet' : 'met',
      note: '',
    });
}

export async function opine(
  it: FilmWorld,
  judges: readonly Judge[],
  verdict: 'pass' | 'rectify' | 'fail' = 'pass',
): Promise<void> {
  for (const judge of judges) {
    const { version } = await seen(judge, it);
    await judge.does(at.opine, {
      caseId: it.caseId,
      version,
      verdict,
      opinion: '导向正确，制作精良，标识齐全，建议按此结论办理。',
    });
  }
}

/** The whole way up to the decision. */
export async function aReviewedFilm(world: World, it: FilmWorld): Promise<Judge[]> {
  await handIn(it);
  const judges = await convene(world, it);
  await tickAll(it);
  await opine(it, judges);
  return judges;
}

/** A film that passed acceptance, with its certificate. */
export async function anAcceptedFilm(world: World, wanted: { title?: string; unit?: string } = {}): Promise<FilmWorld> {
  const it = await aFilmWorld(world, wanted);
  await aReviewedFilm(world, it);
  const { version } = await seen(it.leader, it);
  const reason = '片名、导向、制作和标识均符合要求，同意通过验收。';
  await it.leader.does(at.accept, { caseId: it.caseId, version, reason });
  return it;
}

/** A foreign film under review, written as rows. */
export async function acceptanceIds(
  world: World,
  { projectId, fileId }: { projectId: string; fileId: string },
): Promise<Record<string, string>> {
  const caseId = newId();
  await world.arrange(async (tx) => {
    await tx
      .insertInto('acceptanceCases')
      .values({
        id: caseId,
        version: 1,
        projectId,
        state: 'rectifying',
        round: 1,
        aiUsed: false,
        aiUse: '',
        numberKind: 'licence',
        number: '桂林示例号',
        numberOn: null,
        numberHolder: '桂林示例公司',
        remark: '',
        checklistEdition: 1,
        convenedBy: null,
        returnReason: null,
        rectifyBy: '2026-12-31' as LocalDate,
        decisionReason: null,
        decidedBy: null,
        decidedByName: null,
        decidedAt: null,
        documentId: null,
        certificateNumber: null,
        certificateCode: null,
        createdAt: world.clock(),
      })
      .execute();
    const agreement = { number: '', versionNo: 1, episodeCount: null, episodeMinutes: null };
    const statement = {
      aiUsed: false,
      aiUse: '',
      numberKind: 'licence' as const,
      number: '桂林示例号',
      numberOn: null,
      numberHolder: '桂林示例公司',
      remark: '',
    };
    await tx
      .insertInto('acceptanceRounds')
      .values({
        caseId,
        round: 1,
        content: json({
          format: 'jingwei-acceptance/1' as const,
          project: '',
          round: 1,
          agreement,
          statement,
          episodes: [],
          checks: [],
        }),
        fileIds: json({ 1: fileId }),
        digest: 'x',
        formerDigest: null,
        submittedBy: caseId,
        submittedByName: '李某',
        submittedAt: world.clock(),
        decision: null,
        reason: null,
        decidedByName: null,
        decidedAt: null,
      })
      .execute();
  });
  return { caseId, round: '1', number: '1', 'public:code': 'AAAA-0000-v1' };
}
