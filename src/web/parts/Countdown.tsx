import { dayOf, type Instant } from '../../base/time.ts';
import { useServerNow } from '../clock.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** What is left until a moment: whole seconds, a text for the eye and one for the ear (without seconds). */
export function timeLeft(now: Instant, endsAt: Instant): { seconds: number; text: string; spoken: string } {
  const seconds = Math.max(0, Math.ceil((Date.parse(endsAt) - Date.parse(now)) / 1000));
  const days = Math.floor(seconds / 86400);
  const [hours, minutes] = [Math.floor((seconds % 86400) / 3600), Math.floor((seconds % 3600) / 60)];
  const clock = `${two(hours)}:${two(minutes)}:${two(seconds % 60)}`;
  const spoken = `${days > 0 ? `${days}天` : ''}${hours}小时${minutes}分`;
  return { seconds, text: days > 0 ? `${days} 天 ${clock}` : clock, spoken };
}

/** Counts down on the server's clock; the seal colour in the last 24 hours; `why` explains the working days. */
export function Countdown({ label, endsAt, endText, why }: {
  label: string; endsAt: Instant; endText: string; why?: string;
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
