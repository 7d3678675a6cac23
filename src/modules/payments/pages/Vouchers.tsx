import { Button } from 'antd';
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
import { EnterVoucher, ReturnVoucher, ReverseVoucher } from '../schema.ts';
import { voucherStates } from '../terms.ts';
import { type ProjectMoney, voucherShapes } from './words.ts';

type Voucher = ProjectMoney['vouchers'][number];
const refusal = { schema: ReturnVoucher.pick({ reason: true }) };
const reversal = { schema: ReverseVoucher.pick({ reason: true }) };
const papers = { accept: '.pdf,.jpg,.jpeg,.png', maxBytes: 20 * 2 ** 20 };

/** The same fields for a new voucher and one that came back. */
function VoucherForm({ money, again, onDone }: { money: ProjectMoney; again?: Voucher; onDone: () => void }) {
  const [files, setFiles] = useState<SlotFile[]>([]);
  const options = Object.fromEntries(money.purposes.map((one) => [one.code, one.label]));
  const sources = Object.fromEntries([['', '扶持资金'], ...money.ownMoney.map((one) => [one.source, one.label])]);
  const fields = EnterVoucher.omit({ projectId: true, uploadId: true }).extend({
    source: z.enum(Object.keys(sources)).meta({ label: '资金来源', options: sources, widget: 'select' }),
    purpose: z.enum(Object.keys(options)).meta({ label: '资金用途', options, widget: 'select' }),
  });
  const uploadId = files[0] ? { uploadId: files[0].id } : {};
  const initial = again
    ? {
        source: again.source,
        purpose: again.purpose,
        amount: (again.amountFen / 100).toFixed(2),
        spentOn: again.spentOn,
        seller: again.seller,
        invoiceNumber: again.invoiceNumber,
        summary: again.summary,
      }
    : { source: '' };
  const done = () => {
    setFiles([]);
    onDone();
  };
  return (
    <>
      <FileSlot
        slot={{ key: `voucher-${again?.id ?? 'new'}`, label: '发票或收据影印件', need: true, ...papers }}
        files={files}
        onFinished={(id, file) => setFiles([{ id, name: file.name, bytes: file.size }])}
        onRemove={() => setFiles([])}
      />
      {again ? (
        <ActForm
          endpoint={at.resubmit}
          schema={fields}
          initial={initial}
          fixed={{ voucherId: again.id, version: again.version, ...uploadId }}
          submit="改后重报"
          columns={2}
          onDone={done}
        />
      ) : (
        <ActForm
          endpoint={at.enter}
          schema={fields}
          initial={initial}
          fixed={{ projectId: money.projectId, ...uploadId }}
          submit="登记凭证"
          columns={2}
          onDone={done}
        />
      )}
    </>
  );
}

function Row({ one, onAgain }: { one: Voucher; onAgain: (one: Voucher) => void }) {
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { voucherId: one.id, version: one.version };
  return (
    <tr>
      <th scope="row">
        <When at={one.spentOn} form="day" />
      </th>
      <td>
        {one.purposeLabel}
        {one.source === '' ? null : <p className="note">{one.sourceLabel}</p>}
      </td>
      <td>{one.summary}</td>
      <td>
        {one.seller}
        <br />
        <span className="dim">{one.invoiceNumber}</span>
      </td>
      <td className="num">
        <Money fen={one.amountFen} scale="yuan" />
      </td>
      <td>
        <Status kind={voucherShapes[one.state]}>{voucherStates[one.state]}</Status>
        {one.reason ? <p className="note">{one.reason}</p> : null}
        {one.movedFen > 0 ? <p className="note">含调剂 {(one.movedFen / 100).toFixed(2)} 元</p> : null}
      </td>
      <td>
        <div className="row">
          {one.hasFile ? (
            <a href={hrefOf(at.file, { voucherId: one.id })} download>
              原件
            </a>
          ) : null}
          <MoveButton size="small" move={move('accept')} endpoint={at.accept} input={input} primary />
          <MoveButton size="small" move={move('return')} endpoint={at.return} input={input} form={refusal} />
          {move('resubmit') ? (
            <Button size="small" onClick={() => onAgain(one)}>
              改后重报
            </Button>
          ) : null}
          <MoveButton size="small" move={move('withdraw')} endpoint={at.withdraw} input={input} />
          <MoveButton size="small" move={move('reverse')} endpoint={at.reverse} input={input} form={reversal} />
        </div>
      </td>
    </tr>
  );
}

/** 支出凭证: every voucher under its purpose; the producer enters, the money desk accepts. */
export function Vouchers({ money }: { money: ProjectMoney }) {
  const [open, setOpen] = useState<'' | 'new' | Voucher>('');
  if (money.vouchers.length === 0 && !money.mayEnterVoucher) return null;
  return (
    <Block
      title="支出凭证"
      note={`${money.vouchers.length} 笔；用途之外不予核销，单项超支超过约定幅度须先变更协议`}
      extra={
        money.mayEnterVoucher ? (
          <button type="button" className="link" onClick={() => setOpen(open === '' ? 'new' : '')}>
            {open === '' ? '登记凭证' : '收起'}
          </button>
        ) : null
      }
    >
      {open === '' ? null : (
        <VoucherForm money={money} {...(open === 'new' ? {} : { again: open })} onDone={() => setOpen('')} />
      )}
      {money.vouchers.length > 0 ? (
        <div className="scroll-x" tabIndex={0} role="region" aria-label="支出凭证">
          <table className="plain-table purposes">
            <caption className="sr">支出凭证</caption>
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">用途、来源</th>
                <th scope="col">事由</th>
                <th scope="col">收款方、票号</th>
                <th scope="col" className="num">
                  金额（元）
                </th>
                <th scope="col">状态</th>
                <th scope="col">操作</th>
              </tr>
            </thead>
            <tbody>
              {money.vouchers.map((one) => (
                <Row key={one.id} one={one} onAgain={setOpen} />
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="note">还没有凭证。资金到账后，每笔支出凭发票或收据登记。</p>
      )}
    </Block>
  );
}
