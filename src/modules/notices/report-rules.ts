import type { NoticeRule } from './terms.ts';

const told = { to: 'reportUnit', subject: 'report', kind: 'work', path: '/reports/{id}' } as const;

/** What units and the nation hear of half-month tables; the ladder before and after the due day is remind-due's. */
export const reportNotices: readonly NoticeRule[] = [
  {
    ...told,
    key: 'report_urged',
    act: 'report.urge',
    kind: 'legal',
    mail: 'direct',
    label: '催报',
    title: '催报：{period}推进表',
    body: '{unit}：{note}。',
  },
  {
    ...told,
    key: 'report_returned',
    act: 'report.return',
    kind: 'legal',
    mail: 'direct',
    label: '推进表退回',
    title: '{period}推进表退回修改',
    body: '{unit}的推进表被退回：{note}。修改后请重新报送。',
  },
  {
    ...told,
    key: 'report_confirmed',
    act: 'report.confirm',
    mail: 'none',
    label: '推进表确认',
    title: '{period}推进表已确认',
    body: '{unit}的推进表已确认（{note}）。',
  },
  {
    ...told,
    key: 'report_sent_back',
    act: 'report.send_back',
    mail: 'none',
    label: '推进表退回',
    title: '{period}推进表退回填报人',
    body: '退回意见：{note}。',
  },
  {
    ...told,
    key: 'report_arrived',
    act: 'report.certify',
    to: 'officers',
    mail: 'none',
    label: '推进表到件',
    title: '推进表到件：{unit}',
    body: '{unit}报送了{period}推进表（{note}）。',
  },
];
