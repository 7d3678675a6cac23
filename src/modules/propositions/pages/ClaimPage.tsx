import './propositions.css';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { usePageTitle } from '../../../web/page-title.ts';
import { Empty } from '../../../web/parts/Empty.tsx';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { propositionsEndpoints as at } from '../endpoints.ts';
import {
  AcceptClaim,
  CompleteClaim,
  DeclineClaim,
  DropClaim,
  LinkProject,
  ReportClaim,
  ToReserve,
  WithdrawClaim,
} from '../schema.ts';
import { claimStates } from '../terms.ts';
import type { ClaimOut } from '../views.ts';
import { Support } from './Support.tsx';
import { claimShapes, optionsOf, progressShapes } from './words.ts';

type Claim = z.output<typeof ClaimOut>;
const without = { claimId: true, version: true } as const;
const forms = {
  accept: AcceptClaim.omit(without),
  decline: DeclineClaim.omit(without),
  withdraw: WithdrawClaim.omit(without),
  link: LinkProject.omit(without),
  report: ReportClaim.omit(without),
  complete: CompleteClaim.omit(without),
  drop: DropClaim.omit(without),
};

function Carried({ one }: { one: Claim }) {
  const { entry, project } = one;
  const facts: [string, ReactNode][] = [
    [
      '进展',
      <Status key="p" kind={progressShapes[one.progress]}>
        {one.progressText}
      </Status>,
    ],
    [
      '储备项目',
      entry ? (
        <span key="e">
          {entry.isOpen ? (
            <To path="/reserve/$entryId" params={{ entryId: one.entry?.id ?? '' }}>
              {entry.number}
            </To>
          ) : (
            entry.number
          )}{' '}
          {entry.stateLabel} · {entry.stageLabel}
        </span>
      ) : (
        ''
      ),
    ],
    [
      '项目',
      project ? (
        project.isOpen ? (
          <To key="r" path="/projects/$projectId" params={{ projectId: project.id }}>
            {project.number}《{project.title}》
          </To>
        ) : (
          `${project.number}《${project.title}》`
        )
      ) : (
        ''
      ),
    ],
  ];
  return (
    <Block title="落实" note="取自储备库和项目，不另填">
      <Facts columns={1} facts={facts} />
    </Block>
  );
}

function Reports({ reports }: Pick<Claim, 'reports'>) {
  if (reports.length === 0) return null;
  return (
    <Block title="进展报告" note={`${reports.length} 次`}>
      <ol className="report-list">
        {reports.map(({ id, text, byName, at: when }) => (
          <li key={id}>
            <p>{text}</p>
            <p className="note">
              {byName} <When at={when} />
            </p>
          </li>
        ))}
      </ol>
    </Block>
  );
}

function Moves({ one }: { one: Claim }) {
  // what has been put into the pool is not put there twice: no button, no reason
  const moves = one.moves.filter(({ act }) => act !== 'to_reserve' || one.entry === null);
  if (moves.length === 0) return null;
  const move = (act: string) => moves.find((found) => found.act === act);
  const input = { claimId: one.id, version: one.version };
  const { stage } = ToReserve.shape;
  const reserveForm = ToReserve.omit(without).extend({
    stage: stage.meta({ ...stage.meta(), options: optionsOf(one.stages) }),
  });
  const [first] = one.stages;
  return (
    <MovesBar
      moves={moves}
      quiet={
        <>
          <MoveButton move={move('withdraw')} endpoint={at.withdraw} input={input} form={{ schema: forms.withdraw }} />
          <MoveButton move={move('drop')} endpoint={at.drop} input={input} form={{ schema: forms.drop }} />
          <MoveButton move={move('decline')} endpoint={at.decline} input={input} form={{ schema: forms.decline }} />
          <MoveButton
            move={move('link_project')}
            endpoint={at.linkProject}
            input={input}
            form={{ schema: forms.link }}
          />
          <MoveButton move={move('report')} endpoint={at.report} input={input} form={{ schema: forms.report }} />
          <MoveButton
            move={move('to_reserve')}
            endpoint={at.toReserve}
            input={input}
            form={{ schema: reserveForm, ...(first ? { initial: { stage: first.code } } : {}) }}
            primary
          />
          <MoveButton
            move={move('complete')}
            endpoint={at.complete}
            input={input}
            form={{ schema: forms.complete }}
            primary
          />
          <MoveButton
            move={move('accept')}
            endpoint={at.accept}
            input={input}
            form={{ schema: forms.accept }}
            primary
          />
        </>
      }
    />
  );
}

/** One claim: what is planned, what the office said, what has come of it. */
export default function ClaimPage() {
  const claimId = useParam('claimId');
  const view = useView(at.claimDetail, { claimId });
  usePageTitle(view.ready ? `《${view.data.title}》` : '命题认领');
  if (!view.ready && view.problem?.status === 404)
    return (
      <Empty
        kind="none-match"
        title="没有这个认领"
        button={{ label: '看认领', to: { path: '/manage/propositions/claims' } }}
      >
        地址有误，或不在您可以查看的范围内。
      </Empty>
    );
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  return (
    <>
      <PageHeader
        title={`《${one.title}》`}
        sub={
          <span className="row topic-sums">
            <To path="/manage/propositions/$propositionId" params={{ propositionId: one.proposition.id }}>
              {one.proposition.title}
            </To>
            <span>{one.orgName}</span>
            <Status kind={claimShapes[one.state]}>{claimStates[one.state]}</Status>
          </span>
        }
      />
      <div className="with-aside topic-columns">
        <div>
          <Block title="创作设想">
            <p className="topic-text">{one.plan}</p>
          </Block>
          <Reports reports={one.reports} />
          <Block title="命题的支持措施">
            <Support support={one.proposition.support} />
          </Block>
        </div>
        <div>
          <Carried one={one} />
          <Block title="认领">
            <Facts
              columns={1}
              facts={[
                ['计划完成', one.finishOn ? <When key="f" at={one.finishOn} form="day" /> : ''],
                ['希望支持资金', <Money key="m" fen={one.wantedFen} unit />],
                ['联系', one.contact],
                [
                  '提交',
                  <span key="c">
                    {one.claimedByName} <When at={one.claimedAt} />
                  </span>,
                ],
                ...(one.decidedByName
                  ? [
                      [
                        '审核',
                        <span key="d">
                          {one.decidedByName} <When at={one.decidedAt} />
                        </span>,
                      ] as [string, ReactNode],
                    ]
                  : []),
                ...(one.reason ? [['意见', one.reason] as [string, ReactNode]] : []),
                ...(one.result ? [['完成情况', one.result] as [string, ReactNode]] : []),
              ]}
            />
          </Block>
          <Block title="办理过程">
            <Timeline events={one.timeline} />
          </Block>
        </div>
      </div>
      <Moves one={one} />
    </>
  );
}
