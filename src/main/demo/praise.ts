import { acceptanceEndpoints } from '../../modules/acceptance/endpoints.ts';
import {
  promotionEndpoints as at,
  promotionReviewEndpoints as reviews,
  selectedListEndpoints as lists,
} from '../../modules/promotion/endpoints.ts';
import type { Stage } from './stage.ts';

const said = [
  ['recommended', '示例：题材鲜明，人物可信，平台首页展示效果好，建议各平台接续推介。'],
  ['improve', '示例：中段节奏偏慢，建议精简两集支线，片名与主题再贴近。'],
  ['commended', '示例：小人物写得真切，方言使用得当。'],
  ['selected', '示例：现实质感强，制作精良，推荐列入季度片单。'],
  ['commended', '示例：地域文化呈现自然，配乐有辨识度。'],
  ['improve', '示例：结尾交代仓促，建议补拍一场戏。'],
] as const;

/** The quarter's review is held and the list of fine works is signed and stands before the public. */
export async function praise(stage: Stage): Promise<void> {
  await stage.at('2026-09-07T17:00:00+08:00');
  const officer = stage.cast.as('zongju');
  const { rows } = await officer.sees(at.works, {});
  const { id: reviewId } = await officer.does(reviews.begin, {
    kind: 'quarterly',
    year: 2026,
    period: 'q3',
    title: '示例：第三季度点评会',
    heldOn: '2026-09-04' as never,
  });
  const begun = await officer.sees(reviews.detail, { reviewId });
  await officer.does(reviews.save, {
    reviewId,
    version: begun.version,
    title: begun.title,
    heldOn: begun.heldOn,
    participants: '示例：业务处室、指导专家三人、播出平台三家、部分省级广电主管部门',
    summary: '示例：会议逐部听取制作和传播情况，审看片段。作品总体立意较好，现实题材占多数，个别作品节奏偏慢。',
    results: rows.slice(0, said.length).map(({ id }, i) => {
      const [honour, comment] = said[i] ?? (['commended', '示例'] as const);
      return { projectId: id, honour, comment };
    }),
  });
  const saved = await officer.sees(reviews.detail, { reviewId });
  await officer.does(reviews.close, { reviewId, version: saved.version });
  await officer.does(reviews.begin, {
    kind: 'yearly',
    year: 2026,
    period: 'year',
    title: '示例：2026年度推优',
    heldOn: '2026-09-07' as never,
  });
  await publishList(stage);
}

/** What has passed acceptance goes onto the list; one drafts it, another signs. */
async function publishList(stage: Stage): Promise<void> {
  const officer = stage.cast.as('zongju');
  const { rows } = await officer.sees(acceptanceEndpoints.list, { state: 'accepted', size: 20 });
  const title = '示例：2026年第三季度优秀片单';
  const { id: listId } = await officer.does(lists.begin, { year: 2026, period: 'q3', title });
  const version = async (): Promise<number> => (await officer.sees(lists.detail, { listId })).version;
  await officer.does(lists.save, {
    listId,
    version: await version(),
    title,
    intro: '示例：本季度验收通过的作品。',
    choices: rows.map(({ projectId }) => ({ projectId, reason: '示例：小切口写出大时代，人物鲜活。' })),
  });
  await officer.does(lists.submit, { listId, version: await version() });
  await stage.cast.as('zongju-qianfa').does(lists.publish, { listId, version: await version() });
  stage.say('季度点评会结果已记录，优秀片单已发布');
}
