import { Button } from 'antd';
import type { z } from 'zod';
import { Facts } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import type { ReceiptOut } from '../public-views.ts';

/** What the claimant takes along: the number and the code, which is shown this once. */
export function Receipt({
  receipt,
  onMore,
  entered = false,
}: {
  receipt: z.output<typeof ReceiptOut>;
  onMore: () => void;
  /** The office entered it for somebody, to whom the receipt is handed on. */
  entered?: boolean;
}) {
  return (
    <section className="receipt" aria-label="回执">
      <p role="status">
        <Status kind="done">{entered ? '异议已登记' : '已收到您的异议'}</Status>
      </p>
      <Facts
        columns={1}
        facts={[
          ['异议编号', <b key="n">{receipt.number}</b>],
          [
            '查询码',
            <code key="c" className="query-code">
              {receipt.queryCode}
            </code>,
          ],
          ['作品', <Work key="w" title={receipt.work} />],
          ['收到时间', <When key="t" at={receipt.receivedAt} form="seconds" />],
          ['附件', `${receipt.files} 件`],
          ['答复期限', receipt.replyDueOn ? <When key="d" at={receipt.replyDueOn} form="day" /> : '匿名线索不作答复'],
        ]}
      />
      <p className="note">
        查询码只在此显示一次，系统不保存原文，遗失不能补发。{entered ? '请打印后交提出人。' : '请打印或抄下。'}
      </p>
      <p className="object-send no-print">
        <Button onClick={() => window.print()}>打印回执</Button>
        <Button onClick={onMore}>{entered ? '再登记一件' : '再提一件'}</Button>
      </p>
    </section>
  );
}
