import { fen } from '../../../base/money.ts';
import { Findings } from '../../../web/parts/Findings.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { StageLine } from '../../../web/parts/Stages.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { orientations, productionForms } from '../../works/contract.ts';
import { projectsEndpoints as at } from '../endpoints.ts';
import { milestoneKinds } from '../terms.ts';
import { CloseForm, FixAwardForm, StopForm } from '../tracking-schema.ts';
import { ProjectFrame } from './frame.tsx';
import { Risks } from './Risks.tsx';
import { lagWords, type Overview, severityShapes } from './words.ts';

function Steps({
  projectId,
  overview: { steps, lags, lastProgressAt, rules },
}: {
  projectId: string;
  overview: Overview;
}) {
  return (
    <Block
      title="下一步"
      note={
        <>
          最近进展 <When at={lastProgressAt} form="short" />
        </>
      }
    >
      {lags.map((lag) => (
        <p key={lag.kind} title={lag.kind === 'delay' ? rules.delay : rules.stall}>
          <Status kind={severityShapes[lag.severity]}>{lagWords(lag)}</Status>{' '}
          <span className="note">{lag.summary}</span>
        </p>
      ))}
      {steps.length === 0 ? <p className="note">没有等待办理的事项。</p> : null}
      <ul className="tasks">
        {steps
          .filter(({ kind }) => kind !== 'project.watch')
          .map((step, i) => (
            // biome-ignore lint: steps are derived anew each time and have no id
            <li key={i}>
              <Shape kind={step.late ? 'bad' : step.mine ? 'doing' : 'wait'} />
              <span className="task-what">
                {step.mine || step.tab !== '/report' ? (
                  <To path={`/projects/$projectId${step.tab}`} params={{ projectId }}>
                    {step.step}
                  </To>
                ) : (
                  step.step
                )}
                <small>{step.who}</small>
              </span>
              <span className={step.late ? 'task-left red' : 'task-left'}>
                {step.dueOn ? <When at={step.dueOn} form="short" /> : ''}
              </span>
            </li>
          ))}
      </ul>
    </Block>
  );
}

/** 结项和终止: what is still open stands beside the button, so that nobody has to try. */
function Ending({ projectId, overview: { version, moves } }: { projectId: string; overview: Overview }) {
  const [close, stop] = ['close', 'stop'].map((act) => moves.find((move) => move.act === act));
  if (!close) return null;
  const open = close.findings;
  return (
    <Block
      title="结项"
      note={open.length > 0 ? `还有 ${open.length} 项未办` : '条件已齐'}
      extra={
        <>
          <MoveButton
            move={stop}
            endpoint={at.stop}
            input={{ projectId, version }}
            form={{ schema: StopForm, title: '终止项目' }}
            size="small"
          />{' '}
          <MoveButton
            move={close}
            endpoint={at.close}
            input={{ projectId, version }}
            form={{ schema: CloseForm, title: '结项' }}
            size="small"
          />
        </>
      }
    >
      {open.length > 0 ? <Findings findings={open} /> : null}
    </Block>
  );
}

function Dossier({
  projectId,
  overview: { work, application, content, guides, version, moves },
}: {
  projectId: string;
  overview: Overview;
}) {
  const award = moves.find(({ act }) => act === 'fix_award');
  return (
    <>
      <Block
        title="作品与申报"
        note="取自作品档案和申报书"
        extra={
          application ? (
            <To path="/applications/$applicationId" params={{ applicationId: application.id }}>
              看申报书 {application.number ?? ''}
            </To>
          ) : undefined
        }
      >
        <Facts
          columns={2}
          facts={[
            ['备案号', work.filingNumber],
            ['备案日期', work.filingOn],
            [
              '制作形式',
              work.productionForm ? productionForms[work.productionForm as keyof typeof productionForms] : null,
            ],
            ['画面', work.orientation ? orientations[work.orientation as keyof typeof orientations] : null],
            ['集数、单集时长', `${work.episodeCount ?? '—'} 集 × ${work.episodeMinutes ?? '—'} 分钟`],
            ['曾用名', work.formerTitles.join('、')],
            ['批次', application?.batchName],
            [
              '申请资金',
              application ? (
                <Money
                  key="asked"
                  fen={application.requestedFen === null ? null : fen(application.requestedFen)}
                  unit
                />
              ) : null,
            ],
            ['指导专家', guides.map(({ name }) => name).join('、')],
            ['首播日期', work.firstAiredOn],
          ]}
        />
        {award ? (
          <MoveButton
            move={award}
            endpoint={at.fixAward}
            input={{ projectId, version }}
            form={{ schema: FixAwardForm, title: '核定扶持资金（协议拟制前）' }}
          />
        ) : null}
      </Block>
      {content.length > 0 ? (
        <Block title="内容">
          {content.map(({ label, text }) => (
            <div key={label} className="project-words">
              <h3>{label}</h3>
              <p className="song">{text}</p>
            </div>
          ))}
        </Block>
      ) : null}
    </>
  );
}

/** 概况: where the project stands, what waits for whom, what is known of the work, what endangers it. */
export default function OverviewPage() {
  const projectId = useParam('projectId');
  const view = useView(at.overview, { projectId });
  const stages = view.ready ? view.data.milestones : [];
  const touched = stages.findLastIndex(({ state, percent }) => state !== 'open' || percent > 0);
  // A table tells how far a project is whose milestones are not kept here.
  const told = view.ready ? stages.findIndex(({ kind }) => kind === view.data.stage) : -1;
  const now = Math.max(touched, told);
  return (
    <ProjectFrame projectId={projectId} tab="">
      {!view.ready ? (
        <Waiting view={view} />
      ) : (
        <>
          <StageLine
            label="项目进程"
            stages={stages.map(({ kind, state, plannedOn, doneOn }, i) => ({
              key: kind,
              label: milestoneKinds[kind],
              date: doneOn ?? (plannedOn ? `计划 ${plannedOn.slice(5)}` : ''),
              state:
                state === 'done' || (i < told && told > touched) ? 'past' : i === Math.max(now, 0) ? 'today' : 'next',
              to: { path: '/projects/$projectId/milestones', params: { projectId } },
            }))}
          />
          <div className="with-aside">
            <div>
              <Dossier projectId={projectId} overview={view.data} />
            </div>
            <div>
              <Steps projectId={projectId} overview={view.data} />
              <Ending projectId={projectId} overview={view.data} />
              <Risks projectId={projectId} overview={view.data} />
            </div>
          </div>
        </>
      )}
    </ProjectFrame>
  );
}
