import { milestoneKinds } from '../projects/contract.ts';
import type { Measure, Source } from './terms.ts';

/** A figure of a source that can be compared; `per` says whether a work has one of it or each of its projects. */
export type Field = { key: string; label: string; measure: Measure; per: 'work' | 'project' };
const field = (key: string, label: string, measure: Measure, per: Field['per'] = 'work'): Field => ({
  key,
  label,
  measure,
  per,
});

const title = field('title', '作品名称', 'text');
const filingNumber = field('filingNumber', '备案号', 'text');
const classCode = field('classCode', '分类', 'text');
const episodes = [field('episodeCount', '集数', 'number'), field('episodeMinutes', '单集分钟', 'number')];
const stage = field('stage', '阶段', 'stage');
const firstAiredOn = field('firstAiredOn', '首播日期', 'date');

/** What each source states of a work; rules name these and nothing else. Ledger keys are those of its formats. */
export const fieldsOf: Readonly<Record<Source, readonly Field[]>> = {
  province: [
    filingNumber,
    classCode,
    ...episodes,
    firstAiredOn,
    field('plays', '播放量', 'number'),
    field('homePageDays', '首页推荐天数', 'number'),
    field('stage', '阶段', 'stage', 'project'),
    field('agreedFen', '协议金额', 'amount', 'project'),
    field('paidFen', '已拨', 'amount', 'project'),
    field('spentFen', '已支出', 'amount', 'project'),
    field('provincialPaidFen', '已拨（省级项目）', 'amount'),
    field('platformPaidFen', '已拨（平台项目）', 'amount'),
  ],
  creation: [title, filingNumber, ...episodes, stage],
  broadcast: [
    title,
    filingNumber,
    classCode,
    ...episodes,
    firstAiredOn,
    field('plays', '播放量', 'number'),
    field('homePageDays', '首页推荐天数', 'number'),
  ],
  support: [
    title,
    filingNumber,
    field('platformAgreedFen', '约定金额（平台资金）', 'amount'),
    field('platformPaidFen', '已拨付（平台资金）', 'amount'),
  ],
  provincial: [
    title,
    filingNumber,
    field('episodeCount', '集数', 'number'),
    stage,
    firstAiredOn,
    field('agreedFen', '约定金额', 'amount'),
    field('paidFen', '已拨付', 'amount'),
  ],
  filing: [title, filingNumber, classCode, ...episodes, firstAiredOn],
  project: [
    field('stage', '阶段', 'stage', 'project'),
    field('licensedOn', '取得许可日期', 'date'),
    field('onAirOn', '播出日期', 'date'),
  ],
  money: [
    field('agreedFen', '协议金额', 'amount', 'project'),
    field('paidFen', '已拨', 'amount', 'project'),
    field('spentFen', '已核销支出', 'amount', 'project'),
  ],
};

export const findField = (source: Source, key: string): Field | undefined =>
  fieldsOf[source].find((one) => one.key === key);

const order = [...Object.keys(milestoneKinds), 'closed'];
const labels: Readonly<Record<string, string>> = { ...milestoneKinds, closed: '结项', stopped: '终止' };
/** How far a stage is along the way; a project that was stopped has no place on it. */
export const stageRank = (code: string): number | null => (order.includes(code) ? order.indexOf(code) : null);
export const stageLabel = (code: string): string => labels[code] ?? code;
