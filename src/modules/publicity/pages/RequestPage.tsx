import { ActForm } from '../../../web/parts/ActForm.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { objectionEndpoints as on } from '../endpoints.ts';
import { AnswerRequest } from '../schema.ts';
import './publicity.css';

const fields = AnswerRequest.pick({ answer: true });

/** What the body asked sees: the claim and the question, until when to answer, and its own answer. */
export default function RequestPage() {
  const requestId = useParam('requestId');
  const view = useView(on.request, { requestId });
  if (!view.ready) return <Waiting view={view} />;
  const request = view.data;
  return (
    <div className="request-page">
      <PageHeader
        title={`《${request.workTitle}》异议说明`}
        sub={
          <>
            {request.answeredAt ? (
              <Status kind="done">已说明</Status>
            ) : (
              <Status kind={request.late ? 'bad' : 'wait'}>{request.late ? '已逾期' : '待说明'}</Status>
            )}
            {'　'}期限 <When at={request.dueOn} form="day" />　{request.objectionNumber}
          </>
        }
      />
      <Block title="异议内容" note="提出人信息依规保密">
        <p className="case-claim">{request.statement}</p>
      </Block>
      <Block title="需要说明的问题">
        <p className="case-claim">{request.question}</p>
      </Block>
      <Block title="作品">
        <Facts
          columns={3}
          facts={[
            ['作品', <Work key="w" title={request.workTitle} />],
            ['申报编号', request.workNumber],
            [request.partyLabel, request.organizationName],
          ]}
        />
      </Block>
      <Block title="说明">
        {request.answer ? (
          <>
            <p className="case-claim">{request.answer}</p>
            <p className="note">
              {request.answeredByName}　<When at={request.answeredAt} />
            </p>
          </>
        ) : request.mayAnswer ? (
          <ActForm
            endpoint={on.answer}
            schema={fields}
            fixed={{ requestId, version: request.version }}
            submit="提交说明"
          />
        ) : (
          <p className="note">该异议已不在核查中，无需说明。</p>
        )}
      </Block>
    </div>
  );
}
