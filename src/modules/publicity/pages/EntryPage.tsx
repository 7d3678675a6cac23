import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { objectionEndpoints as on } from '../endpoints.ts';
import type { EntryReceiptOut } from '../public-views.ts';
import { EntryForm } from './EntryForm.tsx';
import { Receipt } from './Receipt.tsx';
import './publicity.css';

/** 登记来函来电异议: the office enters what did not come through the page and hands the receipt on. */
export default function EntryPage() {
  const filter = useFilter({ notice: '' });
  const view = useView(on.entryPlaces, {});
  const [receipt, setReceipt] = useState<z.output<typeof EntryReceiptOut>>();
  if (!view.ready) return <Waiting view={view} />;
  const { places } = view.data;
  const place = places.find((one) => one.code === filter.values.notice) ?? places[0];
  return (
    <>
      <PageHeader title="登记异议" sub="来函、来电、来访提出的异议由承办部门登记，与网上提出的同样编号、同样计时" />
      {receipt ? (
        <>
          <Receipt receipt={receipt} onMore={() => setReceipt(undefined)} entered />
          <p>
            <To path="/objections/$objectionId" params={{ objectionId: receipt.objectionId }}>
              打开案卷 {receipt.number}
            </To>
          </p>
        </>
      ) : place ? (
        <Block
          title={place.title}
          extra={places
            .filter((one) => one.code !== place.code)
            .map((one) => (
              <Button key={one.code} type="link" size="small" onClick={() => filter.set({ notice: one.code })}>
                改为：{one.title}
              </Button>
            ))}
        >
          <div className="gap">
            <EntryForm key={place.code} place={place} onReceipt={setReceipt} />
          </div>
        </Block>
      ) : (
        <Empty kind="not-open" title="目前没有在公示的名单" button={{ label: '看异议', to: { path: '/objections' } }}>
          公示期内收到的异议才能登记；结果已定的作品不再登记。
        </Empty>
      )}
    </>
  );
}
