import { useState } from 'react';
import { z } from 'zod';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { voucherEndpoints as at } from '../endpoints.ts';
import { EnterArrival, RefuseArrival } from '../schema.ts';
import { arrivalStates } from '../terms.ts';
import { arrivalShapes, type ProjectMoney } from './words.ts';

const refusal = { schema: RefuseArrival.pick({ reason: true }) };

function ArrivalForm({ money, onDone }: { money: ProjectMoney; onDone: () => void }) {
  const [files, setFiles] = useState<SlotFile[]>([]);
  const options = Object.fromEntries(money.ownMoney.map((one) => [one.source, one.label]));
  const fields = EnterArrival.omit({ projectId: true, uploadId: true }).extend({
    source: z.enum(Object.keys(options)).meta({ label: '资金来源', options, widget: 'select' }),
  });
  return (
    <>
      <FileSlot
        slot={{
          key: 'arrival',
          label: '银行进账单等到位证明',
          need: true,
          accept: '.pdf,.jpg,.jpeg,.png',
          maxBytes: 20 * 2 ** 20,
        }}
        files={files}
        onFinished={(id, file) => setFiles([{ id, name: file.name, bytes: file.size }])}
        onRemove={() => setFiles([])}
      />
      <ActForm
        endpoint={at.enterArrival}
        schema={fields}
        fixed={{ projectId: money.projectId, ...(files[0] ? { uploadId: files[0].id } : {}) }}
        submit="登记到位"
        columns={2}
        onDone={onDone}
      />
    </>
  );
}

/** 其他来源资金到位: what was promised beside the award, with the proof that it came. */
export function Arrivals({ money }: { money: ProjectMoney }) {
  const [open, setOpen] = useState(false);
  if (money.arrivals.length === 0 && !money.mayEnterArrival) return null;
  return (
    <Block
      title="其他来源资金到位"
      note={`${money.arrivals.length} 笔；确认后计入足额到位`}
      extra={
        money.mayEnterArrival ? (
          <button type="button" className="link" onClick={() => setOpen(!open)}>
            {open ? '收起' : '登记到位'}
          </button>
        ) : null
      }
    >
      {open ? <ArrivalForm money={money} onDone={() => setOpen(false)} /> : null}
      {money.arrivals.length > 0 ? (
        <div className="scroll-x" tabIndex={0} role="region" aria-label="资金到位">
          <table className="plain-table purposes">
            <caption className="sr">资金到位</caption>
            <thead>
              <tr>
                <th scope="col">到位日期</th>
                <th scope="col">来源</th>
                <th scope="col" className="num">
                  金额（元）
                </th>
                <th scope="col">说明</th>
                <th scope="col">状态</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {money.arrivals.map((one) => (
                <tr key={one.id}>
                  <th scope="row">
                    <When at={one.arrivedOn} form="day" />
                  </th>
                  <td>{one.label}</td>
                  <td className="num">
                    <Money fen={one.amountFen} scale="yuan" />
                  </td>
                  <td>{one.note}</td>
                  <td>
                    <Status kind={arrivalShapes[one.state]}>{arrivalStates[one.state]}</Status>
                    {one.reason ? <p className="note">{one.reason}</p> : null}
                  </td>
                  <td>
                    <div className="row">
                      {one.hasFile ? (
                        <a href={hrefOf(at.arrivalFile, { arrivalId: one.id })} download>
                          证明
                        </a>
                      ) : null}
                      <MoveButton
                        size="small"
                        move={one.moves.find(({ act }) => act === 'confirm')}
                        endpoint={at.confirmArrival}
                        input={{ arrivalId: one.id, version: one.version }}
                        primary
                      />
                      <MoveButton
                        size="small"
                        move={one.moves.find(({ act }) => act === 'refuse')}
                        endpoint={at.refuseArrival}
                        input={{ arrivalId: one.id, version: one.version }}
                        form={refusal}
                      />
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Block>
  );
}
