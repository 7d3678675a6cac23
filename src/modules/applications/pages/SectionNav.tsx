import { Shape } from '../../../web/parts/Shape.tsx';
import type { Finding } from '../../../base/problem.ts';
import { WithdrawMove } from './OwnMoves.tsx';
import type { FilledForm } from '../views.ts';
import { type Answers, markOf, nameOfSection } from './form-model.ts';
import { ordinal } from '../terms.ts';

type Props = {
  application: FilledForm;
  answers: Answers;
  findings: readonly Finding[];
  /** Places of a correction that have been changed. */
  corrected: readonly string[];
  at: string;
  onGo: (section: string) => void;
  onAssign: () => void;
};

/** Task list of the form: each section with a shape and what to do there; any order. */
export function SectionNav({ application, answers, findings, corrected, at, onGo, onAssign }: Props) {
  const { form, sections, unlocked, colleagues } = application;
  const marks = form.sections.map((section) => markOf(application, { section, answers, findings, corrected }));
  const ready = marks.filter(({ kind }) => kind === 'done').length;
  const nameOf = (id: string | null | undefined) => colleagues.find((one) => one.id === id)?.name;
  return (
    <nav className="form-sections" aria-label="申请书各节">
      <p className="note">
        {unlocked ? '只有待补正的几处可以改。' : `${form.sections.length} 节，已完成 ${ready} 节。次序随意。`}
      </p>
      <ol>
        {form.sections.map((section, i) => {
          const mark = marks[i];
          const now = sections.find(({ key }) => key === section.key);
          const person = nameOf(now?.assignedTo);
          return (
            <li key={section.key} className={`s-${mark?.kind}`}>
              <button
                type="button"
                aria-current={at === section.key ? 'step' : undefined}
                onClick={() => onGo(section.key)}
              >
                <Shape kind={now?.editingBy ? 'doing' : (mark?.kind ?? 'idle')} />
                <span className="sec-n">{ordinal(i)}</span>
                <span>
                  {nameOfSection(section)}
                  <small>
                    {now?.editingBy ? `${now.editingBy}正在编辑` : mark?.words}
                    {person ? `　${person}` : ''}
                  </small>
                </span>
              </button>
            </li>
          );
        })}
        <li className="s-lock">
          <span>
            <Shape kind="lock" />
            <span className="sec-n">{ordinal(form.sections.length)}</span>
            <span>
              单位意见<small>提交后由初评单位填写</small>
            </span>
          </span>
        </li>
      </ol>
      {colleagues.length > 1 && !unlocked ? (
        <button type="button" className="link note" onClick={onAssign}>
          分派给同事…
        </button>
      ) : null}
      <p className="gap">
        <WithdrawMove application={application} small />
      </p>
    </nav>
  );
}
