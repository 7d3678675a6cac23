import { get, nothing, post } from '../../base/endpoint.ts';
import {
  AddPlan,
  AddSubPlan,
  CalendarEdit,
  ChangePlan,
  EndSubPlan,
  SaveCalendar,
  SubPlansIn,
  YearIn,
} from './schema.ts';
import { AdviceOut, CalendarPreviewOut, CalendarYearOut, PlanOut, PlansOut, SubPlansOut } from './views.ts';

export const plansEndpoints = {
  list: get('/plans', '年度计划', { input: nothing, output: PlansOut }),
  detail: get('/plans/:year', '一年的计划、条款与类别', { input: YearIn, output: PlanOut, access: 'open' }),
  advice: get('/plans/:year/advice', '年度评估结果运用', { input: YearIn, output: AdviceOut }),
  add: post('/plans', '新建年度计划', { input: AddPlan }),
  change: post('/plans/:year', '修改年度计划', { input: ChangePlan }),
  subPlans: get('/sub-plans', '微短剧+子计划', { input: SubPlansIn, output: SubPlansOut }),
  addSubPlan: post('/sub-plans', '新增微短剧+子计划', { input: AddSubPlan }),
  endSubPlan: post('/sub-plans/:subPlanId/end', '停用微短剧+子计划', { input: EndSubPlan }),
  calendar: get('/calendar/:year', '一年的工作日历', { input: YearIn, output: CalendarYearOut }),
  previewCalendar: post('/calendar/:year/preview', '预览日历调整牵动的期限', {
    input: CalendarEdit,
    output: CalendarPreviewOut,
  }),
  saveCalendar: post('/calendar/:year', '保存工作日历', { input: SaveCalendar }),
};
