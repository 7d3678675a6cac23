/** Act → Chinese, for timelines and logs. */
export const dashboardsActs: Record<string, string> = {
  'job.cancel': '取消任务',
  'job.run': '立即运行任务',
  'saved_view.keep': '存为视图',
  'saved_view.drop': '删去视图',
  'dashboard_rule.save': '修改一张图设置',
};
/** So many filters one person may keep. */
export const mostViews = 200;
export const jobResults: Record<string, string> = { done: '完成', failed: '失败', cancelled: '已取消', lost: '中断' };

const two = (text: string): string => text.padStart(2, '0');
/** The times of a job in words: `0 8 * * *` is 每日 08:00. */
export function scheduleWords(cron: string | null): string {
  if (!cron) return '按需';
  const [minute = '*', hour = '*', ...rest] = cron.split(' ');
  const every = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (every && [hour, ...rest].every((part) => part === '*')) return `每 ${every} 分钟`;
  if (rest.some((part) => part !== '*') || /[^\d*]/.test(minute + hour)) return cron;
  if (minute === '*') return '每分钟';
  return hour === '*' ? `每小时第 ${minute} 分` : `每日 ${two(hour)}:${two(minute)}`;
}
