import { agreementsEndpoints as at } from '../../modules/agreements/endpoints.ts';
import { fundsEndpoints } from '../../modules/funds/endpoints.ts';
import { projectsEndpoints } from '../../modules/projects/endpoints.ts';
import type { Caller } from './client.ts';
import { night } from './night.ts';
import { loginOf } from './prepare.ts';
import { samplePdf } from './sample-file.ts';
import type { Stage } from './stage.ts';

/** A project with the log-ins of its producer and its unit. */
export type Running = { id: string; title: string; funded: boolean; producer: string; unit: string };

const officer = (stage: Stage): Caller => stage.cast.as('zongju');
const million = 1_000_000_00;

/** Every project of the nation's list, with those who work on it. */
export async function projectsOf(stage: Stage): Promise<Running[]> {
  const { rows } = await officer(stage).sees(projectsEndpoints.list, { size: 100, level: 'national' });
  const found: Running[] = [];
  for (const { id, title, support } of rows) {
    const head = await officer(stage).sees(projectsEndpoints.head, { projectId: id });
    const producer = stage.producers.find(({ orgId }) => orgId === head.producerOrgId);
    if (!producer) throw new Error(`nobody works for the producer of ${title}`);
    found.push({ id, title, funded: support === 'funded', producer: producer.login, unit: producer.unit });
  }
  return found;
}

/** The special fund of the year: budget given, money arrived at the bank. */
export async function openFund(stage: Stage): Promise<void> {
  await stage.at('2026-08-04T09:00:00+08:00');
  const finance = stage.cast.as('caiwu1');
  const { id: fundId } = await finance.does(fundsEndpoints.make, {
    name: '示例：微短剧精品创作传播计划专项资金',
    kind: 'national_special',
    clause: '方案五（三）1、六（三）',
    bankName: '示例银行北京分行',
    bankAccount: '0200000000000000001',
  });
  await finance.does(fundsEndpoints.openYear, { fundId, year: 2026 });
  await finance.does(fundsEndpoints.enterBudget, {
    fundId,
    year: 2026,
    change: 'add',
    amountFen: 20 * million,
    documentNumber: '示例财预〔2026〕1号',
  });
  await finance.does(fundsEndpoints.enterLine, {
    fundId,
    serial: 'SL2026080400001',
    day: '2026-08-04' as never,
    direction: 'in',
    kind: 'arrival',
    amountFen: 20 * million,
    balanceFen: 20 * million,
    counterparty: '示例国库',
    remark: '专项资金',
  });
  stage.say('专项资金账已开设，预算已下达、到账');
}

/** The newest paper of a project's agreement as one of the parties sees it. */
async function paperOf(who: Caller, projectId: string) {
  const { agreement } = await who.sees(at.ofProject, { projectId });
  const [paper] = agreement?.papers ?? [];
  if (!agreement || !paper) throw new Error(`project ${projectId} has no agreement`);
  return { agreementId: agreement.id, agreement, paper, key: { agreementId: agreement.id, paperId: paper.id } };
}

/** The moments at which agreements are drafted, agreed to, fixed and signed, and the night after. */
type Days = Record<'drafted' | 'agreed' | 'fixed' | 'signed' | 'night', string>;
const summer: Days = {
  drafted: '2026-08-04T10:00:00+08:00',
  agreed: '2026-08-06T10:00:00+08:00',
  fixed: '2026-08-07T15:00:00+08:00',
  signed: '2026-08-10T10:00:00+08:00',
  night: '2026-08-12T00:30:00+08:00',
};

/** Drafted by the office, agreed to by producer and unit, fixed, then signed by all three in their order. */
export async function agreeAll(stage: Stage, projects: readonly Running[], days: Days = summer): Promise<void> {
  await stage.at(days.drafted);
  for (const { id: projectId } of projects) await officer(stage).does(at.draft, { projectId });
  await stage.at(days.agreed);
  for (const one of projects) await consent(stage, one);
  await stage.at(days.fixed);
  for (const { id } of projects) {
    const { key, paper } = await paperOf(officer(stage), id);
    await officer(stage).does(at.fix, { ...key, version: paper.version });
  }
  await stage.at(days.signed);
  for (const one of projects) await sign(stage, one);
  await night(stage, days.night);
  stage.say(`${projects.length} 份三方协议已由三方签署`);
}

async function consent(stage: Stage, { id, producer, unit }: Running): Promise<void> {
  for (const login of [producer, loginOf(unit, 'qianfa')]) {
    const who = stage.cast.as(login);
    const { key, paper } = await paperOf(who, id);
    await who.does(at.consent, { ...key, version: paper.version });
  }
}

async function sign(stage: Stage, { id, producer, unit }: Running): Promise<void> {
  const signers = { producer, recommender: loginOf(unit, 'qianfa'), office: 'zongju-qianfa' };
  const { paper } = await paperOf(officer(stage), id);
  for (const { party } of paper.seats) {
    const who = stage.cast.as(signers[party]);
    const { key, paper: seen } = await paperOf(who, id);
    const versionCode = seen.code ?? '';
    const uploadId = await who.upload('示例盖章件.pdf', samplePdf(`示例盖章件 ${versionCode}`));
    await who.does(at.signByScan, { ...key, versionCode, uploadId });
  }
}
