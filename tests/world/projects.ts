/** A running project made at once, without the long road through review and publicity. */
import { operatorActor } from '../../src/base/policy.ts';
import { findByCode } from '../../src/modules/organizations/index.ts';
import { openProject } from '../../src/modules/projects/index.ts';
import type { Project } from '../../src/modules/projects/contract.ts';
import { worksEndpoints } from '../../src/modules/works/endpoints.ts';
import { projectsEndpoints } from '../../src/modules/projects/contract.ts';
import { localDate } from '../../src/base/time.ts';
import { expertsEndpoints } from '../../src/modules/experts/contract.ts';
import { projectsJobs } from '../../src/modules/projects/jobs.ts';
import type { StepKind } from '../../src/modules/projects/steps-rules.ts';
import { projectsTodos } from '../../src/modules/projects/todos.ts';
import { aWorld, type Client, type World } from './world.ts';

/** A world with a unit's secretary, an officer, their to-dos and the nightly watch: what tests of projects begin with. */
export async function aProjectsWorld() {
  const world = await aWorld();
  return {
    world,
    unit: await world.person((await world.unit('GD')).id, ['unit_secretary']),
    officer: await world.person(world.national, ['national_officer']),
    /** What waits for somebody, of one kind. */
    todosOf: (who: Client, kind: StepKind) =>
      world.inTx(
        async (tx) => (await projectsTodos.find((one) => one.kind === kind)?.find(tx, who.actor, world.clock())) ?? [],
      ),
    /** The nightly watch, once. */
    watch: () =>
      projectsJobs[0]?.run({ house: world.house, now: world.clock(), runId: '', progress: async () => {} }, {}),
  };
}
/** The findings of a refusal by their codes. */
export const codesOf = (reply: { problem: { findings?: { code: string }[] } }): string[] =>
  (reply.problem.findings ?? []).map(({ code }) => code);

type Wanted = { unit?: string; funded?: boolean; title?: string; awardedFen?: number; producer?: Client };
export type MadeProject = { project: Project; projectId: string; producer: Client };

export async function aProject(world: World, wanted: Wanted = {}): Promise<MadeProject> {
  const { unit = 'GD', funded = true, title = '示例项目', awardedFen = 500_000_00 } = wanted;
  const producer = wanted.producer ?? (await world.producer(unit));
  const { id: workId } = await producer.does(worksEndpoints.register, { title });
  const home = await world.unit(unit);
  let project: Project | undefined;
  await world.arrange(async (tx) => {
    const nation = await findByCode(tx, 'NRTA');
    const cx = {
      tx,
      actor: operatorActor('测试'),
      now: world.clock(),
      house: world.house,
      request: {},
      record: () => {},
    };
    project = await openProject(cx, {
      workId,
      applicationId: null,
      batchId: null,
      level: 'national',
      ownerOrgId: nation?.id ?? '',
      producerOrgId: producer.actor.orgId,
      recommenderOrgId: home.id,
      categoryCode: 'V4',
      subPlan: null,
      title,
      support: funded ? 'funded' : 'unfunded',
      awardedFen: funded ? awardedFen : 0,
      noticeDocumentNumber: null,
    });
  });
  if (!project) throw new Error('no project was opened');
  return { project, projectId: project.id, producer };
}

/** A plan of 2026 that names every milestone the rules want. */
export const planLines = () =>
  (
    [
      ['script', '2026-06-30'],
      ['shooting', '2026-08-20'],
      ['post_production', '2026-09-20'],
      ['finished_review', '2026-10-10'],
      ['on_air', '2026-11-30'],
    ] as const
  ).map(([kind, on]) => ({ kind, plannedOn: localDate(on) }));

/** A project whose plan its producer has proposed and its unit agreed. */
export async function agreedPlan(world: World, wanted: Wanted = {}): Promise<MadeProject> {
  const made = await aProject(world, wanted);
  const { projectId, producer } = made;
  const clerk = await world.person((await world.unit(wanted.unit ?? 'GD')).id, ['unit_secretary']);
  await producer.does(projectsEndpoints.proposePlan, { projectId, version: 0, lines: planLines() });
  await clerk.does(projectsEndpoints.agreePlan, { projectId, version: 1 });
  return made;
}

/** An expert of the pool who may be named as guide. */
export async function aGuide(world: World, officer: Client, { employerName = '示例电影学院' } = {}) {
  const who = await world.person(world.national, ['expert']);
  const { id: expertId } = await officer.does(expertsEndpoints.add, {
    personId: who.actor.personId,
    name: who.actor.name,
    employerName,
    titles: ['教授'],
    specialties: ['剧本'],
    termFrom: '2026-01-01',
    source: '示例',
  } as never);
  return { ...who, expertId };
}
