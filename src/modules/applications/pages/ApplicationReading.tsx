import { Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { MovesBar } from '../../../web/parts/Moves.tsx';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { Work } from '../../../web/parts/Text.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { applicationStates, ordinal } from '../terms.ts';
import type { FilledForm } from '../views.ts';
import { FormClock } from './CorrectionBanner.tsx';
import { FileDrawer, paperUrl, type Viewed } from './FileDrawer.tsx';
import { ChangesTable, FilesTable, Proceedings } from './FileParts.tsx';
import { labelOfPath, sectionOfPath, nameOfSection } from './form-model.ts';
import { IntakeMoves } from './IntakeMoves.tsx';
import { Origin } from './Origin.tsx';
import { ReopenMove, WithdrawMove } from './OwnMoves.tsx';
import { ReadingSections } from './ReadingSections.tsx';
import { nextForApplicant, stateKinds } from './words.ts';

function Top({ application }: { application: FilledForm }) {
  const { state, title, number, draftNumber, versionCode, moves } = application;
  const running = ['submitted', 'correcting'].includes(state);
  const own = moves.some(({ act }) => ['reopen', 'withdraw'].includes(act));
  return (
    <header className="form-top">
      <h1>
        <Work title={title} /> 申请书
      </h1>
      <Status kind={stateKinds[state]} {...(own ? { next: nextForApplicant[state] } : {})}>
        {applicationStates[state]}
      </Status>
      <span className="note">
        {number ?? draftNumber}
        {versionCode ? `　版本 ${versionCode}` : ''}
      </span>
      <span className="grow" />
      {running ? <FormClock application={application} /> : null}
    </header>
  );
}

function Anchors({ application, onGo }: { application: FilledForm; onGo: (key: string) => void }) {
  const { form, findings } = application;
  return (
    <nav className="form-sections" aria-label="申请书各节">
      <p className="note">
        {form.sections.length} 节，附件 {application.files.length} 件
      </p>
      <ol>
        {form.sections.map((section, i) => {
          const own = findings.filter((one) => sectionOfPath(application, one.path) === section.key);
          const kind = own.some((one) => one.weight !== 'look') ? 'bad' : own.length > 0 ? 'warn' : 'done';
          return (
            <li key={section.key} className={`s-${kind}`}>
              <button type="button" onClick={() => onGo(section.key)}>
                <Shape kind={kind} />
                <span className="sec-n">{ordinal(i)}</span>
                <span>
                  {nameOfSection(section)}
                  {own.length > 0 ? (
                    <small>
                      {kind === 'bad' ? '不符' : '待核'} {own.length} 项
                    </small>
                  ) : null}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Aside({ application, onGo }: { application: FilledForm; onGo: (path: string) => void }) {
  const { id, applicant, recommenderName, batch, work, refusal, refusalReasons, edition, origin } = application;
  const own = application.colleagues.length > 0; // the applicant judges before handing in, on the check page
  const originFacts: [string, ReactNode][] = origin ? [[origin.label, <Origin key="o" origin={origin} />]] : [];
  const reason = refusalReasons.find((one) => one.code === refusal?.code);
  return (
    <aside className="form-help" aria-label="核验与概况" tabIndex={0}>
      {refusal ? (
        <Block title="不予受理">
          <p className="help-text">
            <b>{reason?.label ?? refusal.code}</b>
            {reason?.clause ? `（${reason.clause}）` : ''}
          </p>
          <p className="help-text">{refusal.note}</p>
        </Block>
      ) : null}
      {own ? null : (
        <FindingList
          title="自动核验"
          findings={application.findings}
          labelOf={(path) => labelOfPath(application, path)}
          onGo={onGo}
          none="没有发现问题"
        />
      )}
      <Block title="概况">
        <Facts
          columns={1}
          facts={[
            [
              '作品档案',
              <To key="w" path="/works/$workId" params={{ workId: work.id }}>
                《{work.title}》
              </To>,
            ],
            ['申报机构', applicant.name],
            ['机构类别', applicant.bodyKind],
            ['许可证至', applicant.licenceUntil],
            ['初评单位', recommenderName],
            ['批次', batch.name],
            ...originFacts,
            ['版次', edition > 0 ? `第 ${edition} 版` : '未提交'],
          ]}
        />
      </Block>
      {edition > 0 ? (
        <Block title="打印">
          <p className="help-text links">
            申请书
            <a href={paperUrl(id, 'form', 'pdf')} download>
              PDF
            </a>
            <a href={paperUrl(id, 'form', 'docx')} download>
              Word
            </a>
          </p>
          <p className="help-text links">
            回执
            <a href={paperUrl(id, 'receipt', 'pdf')} download>
              PDF
            </a>
            <a href={paperUrl(id, 'receipt', 'docx')} download>
              Word
            </a>
            <To path="/applications/$applicationId/receipt" params={{ applicationId: id }}>
              看回执
            </To>
          </p>
        </Block>
      ) : null}
    </aside>
  );
}

/**
 * An application as everybody but its writers sees it: sections in reading type, files, what happened, and the acts
 * open here.
 */
export function ApplicationReading({ application }: { application: FilledForm }) {
  const filter = useFilter({ tab: 'form' });
  const [viewed, setViewed] = useState<Viewed>();
  const answers = Object.fromEntries(application.answers.map(({ field, value }) => [field, value]));
  const { changes, files, timeline, moves } = application;
  const changed = changes.map(({ field }) => field);
  const show = (key: string) => {
    filter.set({ tab: 'form' });
    requestAnimationFrame(() => document.getElementById(`section-${key}`)?.scrollIntoView({ block: 'start' }));
  };
  const tabs = [
    { key: 'form', label: '申请书' },
    { key: 'files', label: `附件 ${files.length}` },
    { key: 'course', label: `办理经过 ${timeline.length}` },
    ...(changes.length > 0 ? [{ key: 'changes', label: `补正对照 ${changes.length}` }] : []),
  ];
  return (
    <div className="form-page">
      <Top application={application} />
      <div className="form-three">
        <Anchors application={application} onGo={show} />
        <section className="form-fields" aria-label="申请书内容" tabIndex={0}>
          <Tabs size="small" activeKey={filter.values.tab} items={tabs} onChange={(tab) => filter.set({ tab })} />
          {filter.values.tab === 'files' ? (
            <FilesTable application={application} onView={setViewed} />
          ) : filter.values.tab === 'course' ? (
            <Proceedings application={application} />
          ) : filter.values.tab === 'changes' ? (
            <ChangesTable application={application} />
          ) : (
            <ReadingSections application={application} answers={answers} changed={changed} />
          )}
        </section>
        <Aside
          application={application}
          onGo={(path) =>
            path.startsWith('files.') ? filter.set({ tab: 'files' }) : show(sectionOfPath(application, path) ?? '')
          }
        />
      </div>
      {moves.length > 0 ? (
        <MovesBar
          moves={moves.filter(({ act }) => act === 'accept')}
          note={
            moves.some(({ act }) => act === 'accept')
              ? '受理后转初评；补正只放开选中的几处；不予受理须用规定的理由。'
              : undefined
          }
          quiet={
            <>
              <WithdrawMove application={application} />
              <ReopenMove application={application} />
            </>
          }
          act={
            moves.some(({ act }) => ['accept', 'correct', 'refuse'].includes(act)) ? (
              <span className="row">
                <IntakeMoves application={application} />
              </span>
            ) : undefined
          }
        />
      ) : null}
      <FileDrawer viewed={viewed} onClose={() => setViewed(undefined)} />
    </div>
  );
}
