/** A running project made at once, without the long road through review and publicity. */
import { operatorActor } from '../../src/base/policy.ts';
import { findByCode } from '../../src/modules/organizations/index.ts';
import { openProject } from '../../src/modules/projects/index.ts';
import type { Project } from '../../src/modules/projects/contract.ts';
import { worksEndpoints } from '../../src/modules/works/endpoints.ts';
import type { Client, World } from './world.ts';

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
