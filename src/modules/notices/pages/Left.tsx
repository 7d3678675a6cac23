import type { LocalDate } from '../../../base/time.ts';
import './notices.css';

/** 剩余时限 in words, coloured and worded: green above three working days, amber to the day, red when late (ux 5.1). */
export function Left({
  dueOn,
  daysLeft,
  light,
}: {
  dueOn: LocalDate | null;
  daysLeft: number | null;
  light: 'green' | 'amber' | 'red' | null;
}) {
  if (!dueOn) return <span className="dim">不限</span>;
  if (daysLeft === null || !light) return <span className="nowrap">{dueOn} 止</span>;
  const words = daysLeft > 0 ? `剩 ${daysLeft} 个工作日` : daysLeft === 0 ? '今日到期' : `逾期 ${-daysLeft} 个工作日`;
  return (
    <span className={`nowrap left-${light}`} title={`${dueOn} 24:00 止，按工作日历推算`}>
      {words}
    </span>
  );
}
