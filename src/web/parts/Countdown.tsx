import { dayOf, type Instant } from '../../base/time.ts';
import { useServerNow } from '../clock.ts';
import { timeLeft } from './wording.ts';

/** Counts down on the server's clock; the seal colour in the last 24 hours; `why` explains the working days. */
export function Countdown({
  label,
  endsAt,
  endText,
  why,
}: {
  label: string;
  endsAt: Instant;
  endText: string;
  why?: string;
}) {
  const now = useServerNow();
  if (!now) return null;
  const { seconds, text, spoken } = timeLeft(now, endsAt);
  if (seconds === 0) {
    return (
      <span className="clock over" title={why}>
        <span className="clock-label">{label}</span>
        <span className="clock-value">已截止</span>
        <span className="clock-end">{endText}</span>
      </span>
    );
  }
  const today = dayOf(now) === dayOf(endsAt) ? '今日' : '';
  return (
    <span
      className={seconds < 86400 ? 'clock last-day' : 'clock'}
      title={why}
      role="timer"
      aria-live="off"
      aria-label={`${label}还有${spoken}，${today}${endText}`}
    >
      <span className="clock-label">{label}</span>
      <span className="clock-value">{text}</span>
      <span className="clock-end">{endText}</span>
    </span>
  );
}
