/** Act → Chinese, for timelines and logs. */
export const dashboardsActs: Record<string, string> = { 'job.cancel': '取消任务', 'job.run': '立即运行任务' };
export const jobResults: Record<string, string> = { done: '完成', failed: '失败', cancelled: '已取消', lost: '中断' };
