import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import type { FilledForm } from '../views.ts';
import { labelOfPath } from './form-model.ts';

/** Why it came back, until when, and which few fields are open. */
export function CorrectionBanner({ application, onGo }: { application: FilledForm; onGo: (path: string) => void }) {
  const { correction } = application;
  if (!correction) return null;
  const entries = Object.entries(correction.reasons);
  return (
    <section className="correction" aria-label="补正通知">
      <p>
        <b>
          {application.recommenderName}通知补正 {entries.length} 处，请于 {whenText(correction.dueOn, 'prose')}24:00
          前改好重新提交。
        </b>
      </p>
      <ol>
        {entries.map(([path, reason]) => (
          <li key={path}>
            <Shape kind="warn" />
            <span className="grow">
              <button type="button" className="link" onClick={() => onGo(path)}>
                {labelOfPath(application, path) ?? path}
              </button>
              ：{reason}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The clock of the form: of the batch, or of the correction. */
export function FormClock({ application }: { application: FilledForm }) {
  const { correction, batch } = application;
  if (correction)
    return (
      <Countdown
        label="距补正截止"
        endsAt={correction.dueAt}
        endText={`${whenText(correction.dueOn, 'prose')}24:00`}
        why="自通知次日起按工作日计算"
      />
    );
  return (
    <Countdown
      label="距申报截止"
      endsAt={batch.closesAt}
      endText={`${whenText(batch.submitBy, 'prose')}24:00`}
      why={`${batch.name}申报截止，以服务器时间为准`}
    />
  );
}
