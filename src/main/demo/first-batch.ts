import { applicationsEndpoints } from '../../modules/applications/endpoints.ts';
import { worksEndpoints } from '../../modules/works/endpoints.ts';
import { apply } from './apply.ts';
import { inTurn } from './cast.ts';
import { loginOf, unit } from './prepare.ts';
import { accept, openScoring, recommend, score, swapLast } from './recommend.ts';
import { type ListedWork, type Producer, type Stage } from './stage.ts';

/** How many works each unit takes in and recommends in the first batch. */
const firstBatch: readonly { code: string; works: number; seats: number }[] = [
  { code: 'GD', works: 7, seats: 5 },
  { code: 'GX', works: 5, seats: 4 },
  { code: 'SC', works: 4, seats: 3 },
  { code: 'ZJ', works: 4, seats: 3 },
  { code: 'SX', works: 3, seats: 2 },
  { code: 'BJ', works: 2, seats: 2 },
  { code: 'JS', works: 1, seats: 1 },
  { code: 'CMG', works: 2, seats: 2 },
];

/**
 * The next works of a unit's region that nobody has applied with; where none is left, works whose region no list
 * names.
 */
export function takeWorks(stage: Stage, code: string, count: number): ListedWork[] {
  const { regionCode, kind } = unit(stage, code);
  const fits = (one: ListedWork) =>
    kind === 'central_direct_unit' ? one.regionCode === null : one.regionCode === regionCode;
  const own = stage.works.filter(fits);
  const taken = [...own, ...stage.works.filter((one) => one.regionCode === null && !own.includes(one))].slice(0, count);
  stage.works = stage.works.filter((one) => !taken.includes(one));
  return taken;
}

export const producersOf = (stage: Stage, code: string): Producer[] =>
  stage.producers.filter(({ unit: home }) => home === code);
export const one = <T>(list: readonly T[], index: number): T => {
  const found = list[index % Math.max(1, list.length)];
  if (found === undefined) throw new Error('the list is empty');
  return found;
};

/** Call to sealed lists: applications, a correction, a refusal and a withdrawal, first reviews, letters, one swap. */
export async function firstBatchToLetters(stage: Stage): Promise<void> {
  await stage.at('2026-05-29T09:30:00+08:00');
  const submitted = new Map<string, string[]>();
  await inTurn(firstBatch, 1, async ({ code, works }) => {
    const list = takeWorks(stage, code, works);
    const ids: string[] = [];
    for (const [i, work] of list.entries())
      ids.push(
        await apply(stage, one(producersOf(stage, code), i), {
          work,
          batch: 0,
          ...(code === 'BJ' && i === 0 ? { over: { 'funds.otherCentral': true } } : {}),
        }),
      );
    submitted.set(code, ids);
  });
  stage.say(`第一批申报 ${[...submitted.values()].flat().length} 部`);
  await stage.at('2026-06-02T14:00:00+08:00');
  await intakeOfGuangdong(stage, submitted.get('GD') ?? []);
  for (const [code, ids] of submitted) if (code !== 'GD') await accept(stage, code, ids);
  await stage.at('2026-06-08T09:00:00+08:00');
  for (const { code, seats } of firstBatch) {
    const works = code === 'GD' ? (submitted.get(code) ?? []).slice(0, 6) : (submitted.get(code) ?? []);
    const reviewId = await openScoring(stage, code, 0);
    await score(stage, code, { reviewId, works });
    await recommend(stage, code, { batch: 0, seats });
  }
  await stage.at('2026-06-12T15:00:00+08:00');
  await swapLast(stage, 'GX', 0);
  stage.say('第一批各单位已报送推荐函，其中一家换荐一部');
}

/** In Guangdong one application is returned for correction and comes back, the last one is refused. */
async function intakeOfGuangdong(stage: Stage, ids: readonly string[]): Promise<void> {
  const clerk = stage.cast.as(loginOf('GD', 'shouli'));
  const [corrected = '', ...rest] = ids;
  const refused = rest.at(-1) ?? '';
  await clerk.does(applicationsEndpoints.correct, {
    applicationId: corrected,
    items: [
      { field: 'story.oneLine', reason: '一句话梗概未写明主人公与冲突' },
      { field: 'funds.castShare', reason: '与成本配置比例情况报告不一致' },
    ],
  });
  await stage.at('2026-06-03T10:20:00+08:00');
  const owner = one(producersOf(stage, 'GD'), 0);
  const caller = stage.cast.as(owner.login);
  const draft = await caller.sees(applicationsEndpoints.detail, { applicationId: corrected });
  const version = (field: string) => draft.answers.find((answer) => answer.field === field)?.version ?? 0;
  await caller.does(applicationsEndpoints.save, {
    applicationId: corrected,
    answers: [
      {
        field: 'story.oneLine',
        value: '示例：修表匠阿岚为守住老街的最后一间铺子，与返乡的儿时伙伴重新相识',
        seen: version('story.oneLine'),
      },
      { field: 'funds.castShare', value: 41, seen: version('funds.castShare') },
    ],
  });
  await caller.does(applicationsEndpoints.submit, { applicationId: corrected });
  await accept(stage, 'GD', [corrected, ...rest.slice(0, -1)]);
  const { callVersionId, batch } = await clerk.sees(applicationsEndpoints.detail, { applicationId: refused });
  const reasons = (await clerk.sees(applicationsEndpoints.form, { callVersionId, batchId: batch.id })).refusalReasons;
  await clerk.does(applicationsEndpoints.refuse, {
    applicationId: refused,
    code: reasons[0]?.code ?? '',
    note: '示例：经核，该作品不符合本次征集的申报条件',
  });
}

/** Other central money becomes known from an outside list, so that one work can be selected without money only. */
export async function importOutsideAwards(stage: Stage, title: string): Promise<void> {
  await stage.cast.as('zongju').does(worksEndpoints.importAwards, {
    rows: [
      {
        title,
        creditCode: null,
        filingNumber: null,
        programme: '示例：其他中央财政支持项目',
        level: 'central',
        amountFen: null,
        awardedOn: '2026-05-20',
        source: '示例资料',
      },
    ],
  });
}
