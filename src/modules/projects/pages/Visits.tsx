import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { guidanceEndpoints as guide } from '../endpoints.ts';
import { FollowUpForm, VisitForm } from '../guidance-schema.ts';
import { FileLinks } from './Files.tsx';
import { FormButton } from './FormDialog.tsx';
import type { Guidance } from './words.ts';

type Visit = Guidance['visits'][number];

function VisitCard({ projectId, visit }: { projectId: string; visit: Visit }) {
  const { followUpOn, followedUpAt, late } = visit;
  return (
    <article className="advice">
      <p className="row">
        <b>{visit.visitedOn}</b>
        <span>{visit.place}</span>
        {followUpOn ? (
          <Status kind={followedUpAt ? 'done' : late ? 'bad' : 'wait'}>
            {followedUpAt ? '已复查' : `${followUpOn} 复查`}
          </Status>
        ) : null}
      </p>
      <p>{visit.findings}</p>
      {visit.demands ? <p>要求：{visit.demands}</p> : null}
      <p className="note">
        {visit.orgName} {visit.writtenByName}　参加：{visit.people}
      </p>
      <FileLinks projectId={projectId} files={visit.files} />
      {followedUpAt ? (
        <p className="note">
          {visit.followedUpByName} <When at={followedUpAt} form="short" /> 复查：{visit.followUpNote}
        </p>
      ) : null}
      {visit.mayFollowUp ? (
        <FormButton
          size="small"
          title="复查结果"
          act="记复查结果"
          endpoint={guide.followUp}
          schema={FollowUpForm}
          fixed={{ projectId, visitId: visit.id, version: visit.version }}
        />
      ) : null}
    </article>
  );
}

/** 现场督导: visits of the unit or the office, with demands and the day of the second look. */
export function Visits({
  projectId,
  visits,
  mayRecord,
}: {
  projectId: string;
  visits: readonly Visit[];
  mayRecord: boolean;
}) {
  return (
    <Block
      title="现场督导"
      extra={
        mayRecord ? (
          <FormButton
            size="small"
            title="登记现场督导"
            act="登记"
            endpoint={guide.recordVisit}
            schema={VisitForm}
            fixed={{ projectId }}
            files="现场照片"
          />
        ) : undefined
      }
    >
      {visits.length === 0 ? <p className="note">还没有督导记录。</p> : null}
      {visits.map((visit) => (
        <VisitCard key={visit.id} projectId={projectId} visit={visit} />
      ))}
    </Block>
  );
}
