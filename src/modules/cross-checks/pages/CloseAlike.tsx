import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActForm } from '../../../web/parts/ActForm.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { To } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { crossChecksEndpoints as at } from '../endpoints.ts';
import { CloseAlike } from '../schema.ts';
import { verdicts } from '../terms.ts';
import type { AlikeOut, DifferenceOut } from '../views.ts';

type Alike = z.output<typeof AlikeOut>['rows'];
const form = CloseAlike.pick({ decision: true });

function Choose({ one, rows, onClose }: { one: z.output<typeof DifferenceOut>; rows: Alike; onClose: () => void }) {
  const open = rows.filter((row) => !row.own);
  const [chosen, setChosen] = useState(open.map(({ id }) => id));
  const others = open.filter(({ id }) => chosen.includes(id)).map(({ id, version }) => ({ differenceId: id, version }));
  const act = useActForm({
    endpoint: at.closeAlike,
    schema: form,
    fixed: { differenceId: one.id, version: one.version, others },
    onDone: onClose,
  });
  const toggle = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((it) => it !== id));
  return (
    <Modal
      open
      width={820}
      title={`一并核销：${one.ruleLabel}`}
      okText={`核销 ${others.length + 1} 项`}
      cancelText="返回"
      okButtonProps={{ loading: act.busy, disabled: others.length === 0 }}
      onOk={() => void act.submit()}
      onCancel={onClose}
      transitionName=""
      maskTransitionName=""
    >
      <p className="note">
        与《{one.title}》同一核对项目、同一说明单位（{one.answerName}）、同一结论的待核销差异。逐项看过说明后勾选。
      </p>
      <div className="scroll-x alike-list" role="region" aria-label="同类差异" tabIndex={0}>
        <table className="plain-table">
          <caption className="sr">同类差异</caption>
          <thead>
            <tr>
              {['核销', '作品', '甲方', '乙方', '差异', '说明'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <Checkbox
                    aria-label={`核销《${row.title}》`}
                    checked={chosen.includes(row.id)}
                    disabled={row.own}
                    onChange={(event) => toggle(row.id, event.target.checked)}
                  />
                </td>
                <th scope="row">
                  <To path="/differences/$differenceId" params={{ differenceId: row.id }}>
                    《{row.title}》
                  </To>
                </th>
                <td>{row.leftText}</td>
                <td>{row.rightText}</td>
                <td>{row.gap}</td>
                <td>
                  {verdicts[row.verdict]}。{row.answer}（{row.answeredByName}）
                  {row.own ? <b>　本人所作说明，须由他人核销</b> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SchemaForm {...act.form} columns={1} />
      <ProblemView problem={act.problem} labelOf={act.labelOf} />
    </Modal>
  );
}

/** Where there are differences like this one: all of them seen first, then ended with one reason. */
export function CloseAlikeButton({ one }: { one: z.output<typeof DifferenceOut> }) {
  const [open, setOpen] = useState(false);
  const mayClose = one.moves.some((move) => move.act === 'close');
  const view = useView(at.alike, { differenceId: one.id }, { when: mayClose });
  if (!mayClose || !view.ready || view.data.rows.length === 0) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>一并核销同类…（{view.data.rows.length}）</Button>
      {open ? <Choose one={one} rows={view.data.rows} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
