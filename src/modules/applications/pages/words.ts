import type { Kind } from '../../../web/parts/Shape.tsx';
import type { ApplicationState } from '../terms.ts';

/** The shape of each state, as lists and heads show it. */
export const stateKinds: Record<ApplicationState, Kind> = {
  draft: 'doing',
  submitted: 'wait',
  correcting: 'warn',
  refused: 'bad',
  accepted: 'doing',
  not_recommended: 'off',
  recommended: 'wait',
  second_review: 'wait',
  final_review: 'wait',
  selected: 'done',
  selected_unfunded: 'done',
  reserve: 'wait',
  not_selected: 'off',
  removed: 'bad',
  withdrawn: 'off',
};

/** What comes next for the applicant, in the words of the trade. */
export const nextForApplicant: Record<ApplicationState, string> = {
  draft: '填完并提交',
  submitted: '等待受理，截止前可撤回重填',
  correcting: '按补正通知修改后重新提交',
  refused: '本批次不再受理，可看理由',
  accepted: '等待初评',
  not_recommended: '本批次未推荐',
  recommended: '等待复评、终评结果',
  second_review: '等待结果',
  final_review: '等待结果',
  selected: '公示期满后签订三方协议',
  selected_unfunded: '公示期满后签订协议',
  reserve: '备选，如有递补另行通知',
  not_selected: '本批次未入选',
  removed: '异议成立，已取消',
  withdrawn: '已撤回，编号保留',
};
