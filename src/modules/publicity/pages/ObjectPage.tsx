import { useState } from 'react';
import type { z } from 'zod';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { publicEndpoints } from '../endpoints.ts';
import type { ReceiptOut } from '../public-views.ts';
import { ObjectForm } from './ObjectForm.tsx';
import { Receipt } from './Receipt.tsx';
import { StatusQuery } from './StatusQuery.tsx';
import './publicity.css';

/** 异议: hand one in without log-in, or see how far one is with number and query code. */
export default function ObjectPage() {
  const filter = useFilter({ notice: '' });
  const view = useView(publicEndpoints.places, {});
  const [receipt, setReceipt] = useState<z.output<typeof ReceiptOut>>();
  if (!view.ready) return <Waiting view={view} />;
  const { places } = view.data;
  const place = places.find((one) => one.code === filter.values.notice) ?? places[0];
  return (
    <div className="notice">
      <div className="object-page">
        <h1>提出异议</h1>
        {receipt ? (
          <Receipt receipt={receipt} onMore={() => setReceipt(undefined)} />
        ) : place ? (
          <ObjectForm
            key={place.code}
            place={place}
            others={places.filter((one) => one.code !== place.code)}
            onPlace={(code) => filter.set({ notice: code })}
            onReceipt={setReceipt}
          />
        ) : (
          <Empty
            kind="not-open"
            title="目前没有在公示的名单"
            button={{ label: '看通知公告', to: { path: '/notices' } }}
          >
            异议在公示期内提出；公示发布后可从公示页面进入。
          </Empty>
        )}
      </div>
      <aside className="rail no-print" aria-label="查询办理情况">
        <StatusQuery key={receipt?.number ?? ''} {...(receipt ? { number: receipt.number } : {})} />
      </aside>
    </div>
  );
}
