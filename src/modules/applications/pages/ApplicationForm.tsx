import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useKeys } from '../../../web/keys.ts';
import { MovesBar } from '../../../web/parts/Moves.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { LeftoverNote, SavedMark } from '../../../web/parts/SavedMark.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { useFilter } from '../../../web/router.tsx';
import type { FilledForm } from '../views.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ClashDialog } from './ClashDialog.tsx';
import { CorrectionBanner, FormClock } from './CorrectionBanner.tsx';
import { FormHelp, SubmitHelp } from './FormHelp.tsx';
import { correctedPaths, findingsOn, isMissing, sectionOfPath, stopsIn, nameOfSection } from './form-model.ts';
import { Origin } from './Origin.tsx';
import { focusSoon, SectionFields } from './SectionFields.tsx';
import { SectionNav } from './SectionNav.tsx';
import { SubmitButton } from './SubmitButton.tsx';
import { type Answering, useAnswers } from './use-answers.ts';

function FormTop({ application, answering }: { application: FilledForm; answering: Answering }) {
  const { state, desk } = answering;
  const savedAt =
    state.savedAt ??
    application.answers
      .map((one) => one.savedAt)
      .toSorted()
      .at(-1);
  const mark = state.state === 'idle' && savedAt ? 'saved' : state.state;
  return (
    <header className="form-top">
      <h1>
        <Work title={application.title} /> 申请书
      </h1>
      <SavedMark autosave={{ state: mark, savedAt, problem: state.problem, flush: desk.flush }} />
      <span className="note">
        {application.number ? `编号 ${application.number}` : `草稿编号 ${application.draftNumber}`}
      </span>
      {application.origin ? (
        <span className="note">
          {application.origin.label} <Origin origin={application.origin} />
        </span>
      ) : null}
      <span className="grow" />
      <FormClock application={application} />
    </header>
  );
}

/** What still stands between here and handing in, as links. */
function Missing({
  application,
  problems,
  open,
  corrected,
  onCheck,
}: {
  application: FilledForm;
  problems: number;
  open: number;
  corrected: number;
  onCheck: () => void;
}) {
  const after = application.correction ? '补正提交后不能再改。' : '提交后不能修改，截止前可撤回。';
  return (
    <>
      {problems + open > 0 ? (
        <p>
          全篇还有{' '}
          {problems > 0 ? (
            <button type="button" className="link" onClick={onCheck}>
              {problems} 处问题
            </button>
          ) : null}
          {problems > 0 && open > 0 ? '、' : ''}
          {open > 0 ? (
            <button type="button" className="link" onClick={onCheck}>
              {open} 项未填
            </button>
          ) : null}
          ，改完即可提交。
        </p>
      ) : (
        <p>
          {application.unlocked
            ? `待补正 ${application.unlocked.length} 处，已改 ${corrected} 处。`
            : '已填齐，没有发现问题，检查全篇后可以提交。'}
        </p>
      )}
      <p className="note">
        提交至{application.recommenderName}初评。{after}
      </p>
    </>
  );
}

/** Where in the form one is: the section or the check page, both in the address. */
function useSteps(application: FilledForm, wanted: string) {
  const filter = useFilter({ section: '', step: '' });
  const keys = application.form.sections.map(({ key }) => key);
  const check = filter.values.step === 'check';
  const at = keys.includes(filter.values.section) ? filter.values.section : wanted;
  const go = (section: string) => filter.set({ section, step: '' });
  const index = keys.indexOf(at);
  return {
    at,
    check,
    go,
    index,
    last: keys.length - 1,
    step: (by: 1 | -1) => {
      const next = keys[index + by];
      if (next) go(next);
      else if (by === 1) filter.set({ step: 'check' });
    },
    goCheck: () => filter.set({ step: 'check' }),
    goTo: (path: string) => {
      const section = sectionOfPath(application, path);
      if (section) go(section);
      focusSoon(path);
    },
  };
}

/** The application form while it is filled in (ux 3.1): task list, one section, its problems; saved as it is typed. */
export function ApplicationForm({
  application,
  personId,
  again,
}: {
  application: FilledForm;
  personId: string;
  again: () => void;
}) {
  const reading = useRef<ReturnType<typeof setTimeout>>(undefined);
  const answering = useAnswers(application, {
    personId,
    saved: () => {
      clearTimeout(reading.current);
      reading.current = setTimeout(again, 1200);
    },
  });
  const { answers, desk, state } = answering;
  const findings = useMemo(() => findingsOn(application, answers), [application, answers]);
  const firstOpen = application.unlocked?.[0] ? sectionOfPath(application, application.unlocked[0]) : undefined;
  const steps = useSteps(application, firstOpen ?? application.form.sections[0]?.key ?? '');
  const [strict, setStrict] = useState(steps.check || application.unlocked !== null);
  const [assigning, setAssigning] = useState(false);
  const pane = useRef<HTMLElement>(null);
  const check = () => {
    setStrict(true);
    steps.goCheck();
    pane.current?.scrollTo({ top: 0 });
    void desk.flush().then(again);
  };
  const step = (by: 1 | -1) => {
    if (by === 1 && steps.index === steps.last) check();
    else steps.step(by);
    pane.current?.scrollTo({ top: 0 });
  };
  useKeys([
    { keys: 'ctrl+s', label: '立即保存', run: () => void desk.flush() },
    { keys: 'ctrl+enter', label: '下一节', run: () => step(1) },
    { keys: 'ctrl+backspace', label: '上一节', run: () => step(-1) },
    { keys: 'g c', label: '检查全篇', run: check },
  ]);
  const stops = stopsIn(findings);
  const section = application.form.sections[steps.index];
  const corrected = correctedPaths(application, Object.keys(state.edits));
  const shown = strict ? findings : findings.filter((one) => !isMissing(one));
  return (
    <div className="form-page">
      <FormTop application={application} answering={answering} />
      <div className="form-three">
        <SectionNav
          application={application}
          answers={answers}
          findings={findings}
          corrected={corrected}
          at={steps.check ? '' : steps.at}
          onGo={(key) => {
            steps.go(key);
            pane.current?.scrollTo({ top: 0 });
          }}
          onAssign={() => setAssigning(true)}
        />
        <section
          className="form-fields"
          ref={pane}
          aria-label={steps.check ? '检查与提交' : section && nameOfSection(section)}
          tabIndex={-1}
        >
          <LeftoverNote
            autosave={{
              leftover: answering.leftover && { value: answering.leftover.edits, at: answering.leftover.at },
              dropLeftover: answering.dropLeftover,
            }}
            onTake={answering.takeLeftover}
          />
          {state.state === 'refused' ? <ProblemView problem={state.problem} onRetry={() => void desk.flush()} /> : null}
          {steps.check ? null : <CorrectionBanner application={application} onGo={steps.goTo} />}
          {steps.check || !section ? (
            <CheckStep application={application} answers={answers} findings={findings} onGo={steps.goTo} />
          ) : (
            <SectionFields
              key={section.key}
              application={application}
              section={section}
              answering={answering}
              findings={shown}
            />
          )}
        </section>
        {steps.check ? (
          <SubmitHelp application={application} />
        ) : section ? (
          <FormHelp application={application} section={section} findings={findings} strict={strict} onGo={steps.goTo} />
        ) : null}
      </div>
      <MovesBar
        note={
          <Missing
            application={application}
            problems={stops.filter((one) => !isMissing(one)).length}
            open={stops.filter(isMissing).length}
            corrected={corrected.length}
            onCheck={check}
          />
        }
        quiet={
          <>
            {steps.check ? (
              <Button onClick={() => steps.go(steps.at)}>返回填写</Button>
            ) : (
              <>
                <Button disabled={steps.index <= 0} onClick={() => step(-1)}>
                  上一节
                </Button>
                <Button disabled={steps.index === steps.last} onClick={() => step(1)}>
                  下一节
                </Button>
                <Button type="primary" onClick={check}>
                  检查全篇
                </Button>
              </>
            )}
          </>
        }
        act={
          <SubmitButton
            application={application}
            ready={steps.check && stops.length === 0}
            looks={findings.length - stops.length}
            unchanged={(application.unlocked?.length ?? 0) - corrected.length}
            flush={desk.flush}
          />
        }
      />
      <ClashDialog application={application} answering={answering} />
      {assigning ? <AssignDialog application={application} onClose={() => setAssigning(false)} /> : null}
    </div>
  );
}
