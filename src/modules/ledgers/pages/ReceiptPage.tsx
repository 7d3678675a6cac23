import './ledgers.css';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { ledgersEndpoints as at } from '../endpoints.ts';
import { periodLabel } from '../period-rules.ts';
import { NoteReceipt } from '../schema.ts';
import { ledgerKinds, ledgerWays } from '../terms.ts';
import type { ReceiptOut } from '../views.ts';
import { wholeText } from '../wording.ts';
import { ReceiptTables } from './ReceiptTables.tsx';
import { countWords } from './words.ts';

const noting = NoteReceipt.pick({ note: true });

function Outer({ outer }: { outer: NonNullable<z.output<typeof ReceiptOut>['outer']> }) {
  const said = `${outer.senderName} 第 ${outer.sequence} 号包`;
  if (outer.id === null) return said;
  return (
    <To path="/ledgers/receipts/$receiptId" params={{ receiptId: outer.id }}>
      {said}
    </To>
  );
}

/** What became of one delivery: counts, faults by line, conflicts, totals sent and counted, signatures. */
export default function ReceiptPage() {
  const receiptId = useParam('receiptId');
  const view = useView(at.receipt, { receiptId });
  const [noted, setNoted] = useState(false);
  if (!view.ready) return <Waiting view={view} />;
  const it = view.data;
  return (
    <>
      <PageHeader
        title={`${it.senderName} ${periodLabel(it.period)}台账回执`}
        sub={
          <>
            {ledgerWays[it.via]}
            {it.sequence === null ? '' : ` 第 ${it.sequence} 号`} · {it.receivedByName} · <When at={it.receivedAt} />
          </>
        }
        meta={
          <>
            {it.onBehalf ? <Status kind="off">代签</Status> : null}{' '}
            {it.isLate ? <Status kind="warn">迟报</Status> : null}{' '}
            {it.correctionLabel ? <Status kind="warn">更正：{it.correctionLabel}</Status> : null}
          </>
        }
        moves={
          <>
            {it.hasPackage ? (
              <a className="button" href={hrefOf(at.package, { receiptId })} download>
                {it.onBehalf ? '下载代签报送包' : '下载报送包'}
              </a>
            ) : null}
            {it.mayNote ? (
              <Button type="primary" onClick={() => setNoted(true)}>
                阅处
              </Button>
            ) : null}
          </>
        }
      />
      <Block className="gap" title="结果">
        <Facts
          columns={4}
          facts={[
            ...countWords.map(([key, word]): [string, string] => [word, wholeText(it[key])]),
            ['台账', it.kinds.map((kind) => ledgerKinds[kind]).join('、') || '本期无新增'],
            ['文件', it.fileName ?? '—'],
            ['签名密钥', it.keyName ?? '—'],
            ...(it.outer ? [['转报', <Outer key="outer" outer={it.outer} />] as [string, ReactNode]] : []),
            ...(it.correctionNote ? [['更正说明', it.correctionNote] as [string, string]] : []),
          ]}
        />
        <p>
          <To path="/ledgers/records" search={{ sourceOrgId: it.senderOrgId }}>
            看报送单位的现有记录
          </To>
        </p>
      </Block>
      {it.findings.length > 0 ? (
        <Block className="gap" title="提示" note={it.notedAt ? `${it.notedByName} 已阅处` : '待上一级阅处'}>
          <ul className="tasks">
            {it.findings.map((one) => (
              <li key={one.code}>
                <Shape kind="warn" /> {one.message}
              </li>
            ))}
          </ul>
          {it.note ? (
            <p>
              阅处意见：{it.note}（{it.notedByName}，<When at={it.notedAt} />）
            </p>
          ) : null}
        </Block>
      ) : null}
      <ReceiptTables it={it} />
      {it.packageDigest ? (
        <Block className="gap" title="报送包">
          {it.onBehalf ? (
            <p>
              代签：{it.receivedByName}上传表格（{it.fileName}，<When at={it.receivedAt} />
              ），本系统按其内容制成报送包，以代签密钥签名。公钥在【报送密钥】下载，可离线核验。
            </p>
          ) : null}
          <p className="ledger-digest">摘要 {it.packageDigest}</p>
          {it.previousDigest ? <p className="ledger-digest">上一包摘要 {it.previousDigest}</p> : null}
          {it.signatures.map((line) => (
            <p key={line} className="ledger-digest">
              签名 {line}
            </p>
          ))}
        </Block>
      ) : null}
      <Block className="gap" title="经过">
        <Timeline events={it.timeline} />
      </Block>
      <ActDialog
        open={noted}
        title="阅处提示"
        act="阅处"
        endpoint={at.note}
        schema={noting}
        fixed={{ receiptId, version: it.version }}
        onCancel={() => setNoted(false)}
        onDone={() => setNoted(false)}
      />
    </>
  );
}
