import { Button, Modal, Progress } from 'antd';
import { useEffect, useState } from 'react';
import type { z } from 'zod';
import type { Chosen } from '../../../web/parts/DataTable.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { Bars } from '../../../web/parts/Waiting.tsx';
import { problemOf } from '../../../web/request.ts';
import { ask, type ProblemReply, readAgain } from '../../../web/server-state.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import type { ListApplications } from '../schema.ts';
import { applicationStates } from '../terms.ts';
import { type ApplicationRow, checkWords } from './list-rows.ts';

type Plan = { take: ApplicationRow[]; skip: { row: ApplicationRow; why: string }[] };
type Asked = z.input<typeof ListApplications>;
const atOnce = 50;

/** Which of the chosen would be accepted, and why the others not: those waiting, without any finding. */
async function planFor(chosen: Chosen, asked: Asked): Promise<Plan> {
  const { rows } = await ask(applicationsEndpoints.list, { ...asked, whole: true });
  const wanted = chosen.all ? rows : rows.filter(({ id }) => chosen.ids.includes(id));
  const waiting = wanted.filter(({ state }) => state === 'submitted');
  const findings = new Map<string, Parameters<typeof checkWords>[0]>();
  for (let at = 0; at < waiting.length; at += atOnce) {
    const part = await ask(applicationsEndpoints.checks, { ids: waiting.slice(at, at + atOnce).map(({ id }) => id) });
    for (const one of part.rows) findings.set(one.id, one.findings);
  }
  const clean = (row: ApplicationRow) => findings.get(row.id)?.length === 0;
  return {
    take: waiting.filter(clean),
    skip: wanted
      .filter((row) => row.state !== 'submitted' || !clean(row))
      .map((row) => ({
        row,
        why:
          row.state === 'submitted'
            ? `自动核验${checkWords(findings.get(row.id))?.words ?? '未出结果'}，须逐件看`
            : `状态为“${applicationStates[row.state]}”`,
      })),
  };
}

/** Accepts one after another; each is an act of its own, so one refusal does not hold up the rest. */
async function acceptAll(plan: Plan, onStep: (done: number) => void): Promise<Plan['skip']> {
  const refused: Plan['skip'] = [];
  for (const [i, row] of plan.take.entries()) {
    try {
      await ask(applicationsEndpoints.accept, { applicationId: row.id, opinion: '自动核验通过，批量受理' });
    } catch (thrown) {
      const { title, findings } = problemOf(thrown);
      refused.push({ row, why: [title, ...findings.map(({ message }) => message)].join('：') });
    }
    onStep(i + 1);
  }
  await readAgain();
  return refused;
}

function Rows({ label, rows, kind }: { label: string; rows: Plan['skip']; kind: 'done' | 'warn' }) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={label} className="gap">
      <h3 className="note">{label}</h3>
      <ul className="bulk-list" tabIndex={0}>
        {rows.map(({ row, why }) => (
          <li key={row.id}>
            <Shape kind={kind} />
            <span className="nowrap">{row.number}</span>
            <span className="grow">《{row.title}》</span>
            <span className="note">{why}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 批量受理: says first how many will be accepted and which are left out, then how it went. */
export function BulkAccept({ chosen, asked, onClose }: { chosen: Chosen; asked: Asked; onClose: () => void }) {
  const [first] = useState({ chosen, asked }); // the choice it was opened with
  const [plan, setPlan] = useState<Plan>();
  const [problem, setProblem] = useState<ProblemReply>();
  const [done, setDone] = useState<number>();
  const [refused, setRefused] = useState<Plan['skip']>();
  useEffect(() => {
    planFor(first.chosen, first.asked).then(setPlan, (thrown) => setProblem(problemOf(thrown)));
  }, [first]);
  const act = async () => {
    if (!plan) return;
    setDone(0);
    setRefused(await acceptAll(plan, setDone));
  };
  const n = plan?.take.length ?? 0;
  const title = refused
    ? `已受理 ${n - refused.length} 件`
    : plan
      ? `批量受理：将受理 ${n} 件，跳过 ${plan.skip.length} 件`
      : '批量受理';
  return (
    <Modal
      open
      width={680}
      centered
      closable={false}
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
      title={title}
      onCancel={done === undefined || refused ? onClose : () => undefined}
      footer={
        refused ? (
          <Button autoFocus onClick={onClose}>
            关闭
          </Button>
        ) : (
          <div className="confirm-foot">
            <span className="note">受理后转初评，通知申报机构；推荐截止前可再通知补正。</span>
            <span className="grow" />
            <Button autoFocus disabled={done !== undefined} onClick={onClose}>
              返回
            </Button>
            <Button type="primary" danger disabled={n === 0} loading={done !== undefined} onClick={() => void act()}>
              受理 {n} 件
            </Button>
          </div>
        )
      }
    >
      <ProblemView problem={problem} />
      {!plan && !problem ? <Bars what="正在逐件核验" /> : null}
      {done !== undefined && plan ? (
        <Progress percent={n === 0 ? 100 : Math.round((done / n) * 100)} aria-label={`已办 ${done} 件，共 ${n} 件`} />
      ) : null}
      {plan && !refused ? (
        <Rows
          label="将受理：自动核验没有问题"
          kind="done"
          rows={plan.take.map((row) => ({ row, why: row.applicantName }))}
        />
      ) : null}
      {refused ? <Rows label="没有办成" kind="warn" rows={refused} /> : null}
      {plan ? <Rows label="跳过，须逐件办理" kind="warn" rows={plan.skip} /> : null}
    </Modal>
  );
}
