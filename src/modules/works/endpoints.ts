import { z } from 'zod';
import { get, post } from '../../base/endpoint.ts';
import { AmendWork, AssignWork, ImportAwards, ImportWorks, ListWorks, RegisterWork, WorkById } from './schema.ts';
import { DossierOut, WorkListOut } from './views.ts';

const Imported = z.object({ id: z.string(), added: z.number(), unchanged: z.number() });

export const worksEndpoints = {
  list: get('/works', '作品列表', { input: ListWorks, output: WorkListOut }),
  dossier: get('/works/:workId', '作品档案', { input: WorkById, output: DossierOut }),
  register: post('/works', '建立作品档案', { input: RegisterWork }),
  amend: post('/works/:workId/amend', '修改作品信息', { input: AmendWork }),
  assign: post('/works/:workId/owner', '确认作品归属', { input: AssignWork }),
  importWorks: post('/works/import', '导入已公布名单中的作品', { input: ImportWorks, output: Imported }),
  importAwards: post('/works/awards/import', '导入其他财政支持名单', { input: ImportAwards, output: Imported }),
};
