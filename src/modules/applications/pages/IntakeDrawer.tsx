import { useState } from 'react';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { Block, Facts } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useGo } from '../../../web/router.tsx';
import { useApplication } from './use-application.ts';
import { applicationStates } from '../terms.ts';
import type { FilledForm } from '../views.ts';
import { fieldAtPath } from './ClashDialog.tsx';
import { FileDrawer, type Viewed } from './FileDrawer.tsx';
import { ChangesTable, FilesTable } from './FileParts.tsx';
import { labelOfPath, sectionOfPath, shownText } from './form-model.ts';
import { IntakeMoves } from './IntakeMoves.tsx';
import { stateKinds } from './words.ts';

/** What was answered where a finding points: the evidence beside the rule. */
function evidenceOf(application: FilledForm): [string, string][] {
  const paths = [
    ...new Set(application.findings.flatMap(({ path }) => (path ? [path.split('.').slice(0, 2).join('.')] : []))),
  ];
  return paths.flatMap((path): [string, string][] => {
    const field = fieldAtPath(application, path);
    const value = application.answers.find((one) => one.field === path)?.value;
    return field && field.kind !== 'table' ? [[field.label, shownText(field, value, application) || '未填']] : [];
  });
}

function Body({ application }: { application: FilledForm }) {
  const [viewed, setViewed] = useState<Viewed>();
  const go = useGo();
  const { id, state, applicant, batch, findings, changes, timeline, files } = application;
  const evidence = evidenceOf(application);
  const requested = application.form.sections.flatMap((section) =>
    section.fields
      .filter(({ bind }) => bind === 'application.requestedFen')
      .map((field) => `${section.key}.${field.key}`),
  )[0];
  const fen = application.answers.find((one) => one.field === requested)?.value;
  const submitted = timeline.find(({ act }) => act === 'application.submit');
  return (
    <>
      <Facts
        columns={2}
        facts={[
          [
            '状态',
            <Status key="s" kind={stateKinds[state]}>
              {applicationStates[state]}
            </Status>,
          ],
          ['编号', application.number ?? application.draftNumber],
          ['申报机构', applicant.name],
          ['机构类别', applicant.bodyKind],
          ['许可证', [applicant.licenceKind, applicant.licenceNumber].filter(Boolean).join(' ')],
          ['许可证至', applicant.licenceUntil],
          ['申请扶持', typeof fen === 'number' ? <Money key="m" fen={fen} unit /> : ''],
          ['提交时间', <When key="t" at={submitted?.at} />],
          ['批次', batch.name],
          ['版次', application.edition > 0 ? `第 ${application.edition} 版` : ''],
        ]}
      />
      <div className="gap">
        <FindingList
          title="自动核验"
          findings={findings}
          labelOf={(path) => labelOfPath(application, path)}
          none="全部通过"
          onGo={(path) =>
            go({
              path: '/applications/$applicationId',
              params: { applicationId: id },
              search: path.startsWith('files.') ? { tab: 'files' } : { section: sectionOfPath(application, path) },
            })
          }
        />
      </div>
      {evidence.length > 0 ? (
        <Block title="核验所据" note="申报机构填写的原文" className="gap evidence">
          <Facts columns={1} facts={evidence} />
        </Block>
      ) : null}
      {changes.length > 0 ? (
        <Block title="补正对照" className="gap">
          <ChangesTable application={application} />
        </Block>
      ) : null}
      <Block title="附件" note={`${files.length} 件`} className="gap">
        <FilesTable application={application} onView={setViewed} />
      </Block>
      <Block title="经过" className="gap">
        <Timeline events={timeline.slice(0, 5)} total={timeline.length} />
      </Block>
      <FileDrawer viewed={viewed} onClose={() => setViewed(undefined)} />
    </>
  );
}

/** A row of the intake list opened: findings with rule and evidence, files, what happened. */
export function DrawerBody({ applicationId }: { applicationId: string }) {
  const view = useApplication(applicationId);
  return view.ready ? <Body application={view.data} /> : <Waiting view={view} />;
}

/** The acts of intake at the foot of the drawer. */
export function DrawerFoot({ applicationId }: { applicationId: string }) {
  const view = useApplication(applicationId);
  if (!view.ready) return null;
  return (
    <div className="row">
      <To className="button" path="/applications/$applicationId" params={{ applicationId }}>
        打开申请书
      </To>
      <span className="grow" />
      <IntakeMoves application={view.data} />
    </div>
  );
}
