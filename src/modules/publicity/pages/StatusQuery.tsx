import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { useAct } from '../../../web/server-state.ts';
import { publicEndpoints } from '../endpoints.ts';
import type { CaseStatusOut } from '../public-views.ts';
import { objectionShapes } from './words.ts';

function Standing({ status }: { status: z.output<typeof CaseStatusOut> }) {
  return (
    <div className="case-status" role="status">
      <p>
        <b>{status.number}</b>　《{status.work}》
      </p>
      <p>
        <Status kind={objectionShapes[status.state]}>{status.stateLabel}</Status>
        {status.replyDueOn && !status.repliedAt && !status.closedAt ? (
          <>
            {'　'}答复期限 <When at={status.replyDueOn} form="day" />
          </>
        ) : null}
      </p>
      <ol>
        {status.steps.map((step) => (
          <li key={`${step.label}${step.at}`}>
            <When at={step.at} />　{step.label}
          </li>
        ))}
      </ol>
      {status.reply ? <p>答复：{status.reply}</p> : null}
      {status.reason && status.reason !== status.reply ? <p>理由：{status.reason}</p> : null}
    </div>
  );
}

/** How far a case is, by number and query code; the claimant may also take it back here. */
export function StatusQuery({ number: given = '' }: { number?: string }) {
  const [number, setNumber] = useState(given);
  const [queryCode, setQueryCode] = useState('');
  const query = useAct(publicEndpoints.status);
  const withdraw = useAct(publicEndpoints.withdraw);
  const [status, setStatus] = useState<z.output<typeof CaseStatusOut>>();
  const look = async () => setStatus(await query.run({ number, queryCode }));
  return (
    <>
      <h2>查询办理情况</h2>
      <form
        className="status-form"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <label htmlFor="objection-number">异议编号</label>
        <Input
          id="objection-number"
          value={number}
          placeholder="YY2026-0001"
          onChange={(event) => setNumber(event.target.value)}
        />
        <label htmlFor="objection-code">查询码</label>
        <Input
          id="objection-code"
          value={queryCode}
          autoComplete="off"
          placeholder="XXXX-XXXX-XXXX-XXXX"
          onChange={(event) => setQueryCode(event.target.value)}
        />
        <Button htmlType="submit" loading={query.busy} disabled={!number.trim() || !queryCode.trim()} block>
          查询
        </Button>
      </form>
      <ProblemView problem={query.problem} />
      {status ? <Standing status={status} /> : null}
      {status?.withdrawable ? (
        <Popconfirm
          title="撤回这件异议？撤回后不再办理，不能恢复。"
          okText="撤回"
          cancelText="返回"
          onConfirm={() => void withdraw.run({ number, queryCode }).then((done) => (done ? look() : undefined))}
        >
          <Button size="small">撤回异议…</Button>
        </Popconfirm>
      ) : null}
      <ProblemView problem={withdraw.problem} />
    </>
  );
}
