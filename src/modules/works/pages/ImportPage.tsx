import './works.css';
import { Button, Input, Segmented } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { ConfirmAct } from '../../../web/parts/ConfirmAct.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { To } from '../../../web/router.tsx';
import { useAct } from '../../../web/server-state.ts';
import { worksEndpoints } from '../endpoints.ts';
import { headingsOf, type ImportKind, type Read, readList } from './import-rows.ts';

const kindLabels: Record<ImportKind, string> = { works: '已公布的作品名单', awards: '其他财政支持名单' };
const shownRows = 10;
const cellText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : `${value as string}`);

function Faults({ read }: { read: Read<unknown> }) {
  if (read.faults.length === 0) return null;
  return (
    <Block title="错误明细" note={`${read.faults.length} 处，改好原表后再贴一次`} className="gap">
      <table className="plain-table">
        <caption className="sr">错误明细</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">列</th>
            <th scope="col">问题</th>
          </tr>
        </thead>
        <tbody>
          {read.faults.slice(0, 100).map((one, i) => (
            // biome-ignore lint: a fault has no key but its place
            <tr key={i}>
              <th scope="row">第 {one.line} 行</th>
              <td>{one.column}</td>
              <td>
                <Shape kind="bad" size={9} /> {one.message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  );
}

function Preview({ kind, rows }: { kind: ImportKind; rows: readonly Record<string, unknown>[] }) {
  const first = rows.slice(0, shownRows);
  const keys = Object.keys(first[0] ?? {}).slice(0, 8);
  const heads = headingsOf(kind);
  if (first.length === 0) return null;
  return (
    <Block title="将导入" note={`前 ${first.length} 行，共 ${rows.length} 行`} className="gap">
      <div className="scroll-x" tabIndex={0} role="region" aria-label="预览">
        <table className="plain-table">
          <caption className="sr">将导入的行</caption>
          <thead>
            <tr>
              {keys.map((key, i) => (
                <th key={key} scope="col">
                  {heads[i]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.map((row, i) => (
              // biome-ignore lint: rows of a preview have no key
              <tr key={i}>
                {keys.map((key) => (
                  <td key={key}>
                    {row[key] === null || row[key] === '' ? <span className="dim">—</span> : cellText(row[key])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}

/** Lists are pasted or chosen as CSV, looked at, and carried out as one act or not at all. */
export default function ImportPage() {
  const works = useAct(worksEndpoints.importWorks);
  const awards = useAct(worksEndpoints.importAwards);
  const [kind, setKind] = useState<ImportKind>('works');
  const [given, setGiven] = useState('');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<{ added: number; unchanged: number }>();
  const chooser = useRef<HTMLInputElement>(null);
  const read = useMemo(
    () => (given.trim() === '' ? undefined : kind === 'works' ? readList('works', given) : readList('awards', given)),
    [kind, given],
  );
  const ready = read !== undefined && read.rows.length > 0 && read.faults.length === 0;
  const act = async () => {
    const answer =
      kind === 'works'
        ? await works.run({ rows: readList('works', given).rows })
        : await awards.run({ rows: readList('awards', given).rows });
    if (!answer) return;
    setDone(answer);
    setAsking(false);
    setGiven('');
  };
  const busy = works.busy || awards.busy;
  return (
    <>
      <PageHeader
        title="导入名单"
        sub="先核对全部行，再一次导入；有一行不对，整批不导。"
        moves={
          <To className="button" path="/works">
            返回作品档案
          </To>
        }
      />
      <Segmented
        value={kind}
        aria-label="名单种类"
        options={Object.entries(kindLabels).map(([value, label]) => ({ value, label }))}
        onChange={(value) => {
          setKind(value as ImportKind);
          setDone(undefined);
        }}
      />
      {done ? (
        <p className="banner gap" role="status">
          <Status kind="done">
            已导入：新增 {done.added} 条，已有 {done.unchanged} 条不变
          </Status>
        </p>
      ) : null}
      <Block title="一、贴入或选择文件" className="gap">
        <p className="note">
          首行为列名：{headingsOf(kind).join('、')}。可从 Excel、WPS 复制整表直接粘贴，或选 CSV
          文件（UTF-8）。不知道的留空。
        </p>
        <Input.TextArea
          className="paste"
          rows={6}
          aria-label="名单内容"
          placeholder="在此粘贴，首行为列名"
          value={given}
          onChange={(event) => {
            setGiven(event.target.value);
            setDone(undefined);
          }}
        />
        <p className="row gap">
          <input
            ref={chooser}
            type="file"
            accept=".csv,.tsv,.txt"
            className="sr"
            tabIndex={-1}
            aria-hidden="true"
            onChange={(event) => {
              void event.target.files?.[0]?.text().then(setGiven);
              event.target.value = '';
            }}
          />
          <Button onClick={() => chooser.current?.click()}>选择 CSV 文件</Button>
          {given ? (
            <Button type="text" onClick={() => setGiven('')}>
              清空
            </Button>
          ) : null}
        </p>
      </Block>
      {read ? (
        <>
          <Block title="二、核对" className="gap">
            <div className="import-counts">
              <Status kind="done">可导入 {read.rows.length} 行</Status>
              {read.faults.length > 0 ? (
                <Status kind="bad">有错 {new Set(read.faults.map(({ line }) => line)).size} 行</Status>
              ) : null}
              <span className="note">共 {read.lines} 行；同一作品同一名单已有的不重复</span>
            </div>
          </Block>
          <Faults read={read} />
          <Preview kind={kind} rows={read.rows as Record<string, unknown>[]} />
          <p className="row gap">
            <Button type="primary" danger disabled={!ready} onClick={() => setAsking(true)}>
              导入 {read.rows.length} 行…
            </Button>
            {ready ? null : <span className="note">改好错误后才能导入</span>}
          </p>
        </>
      ) : null}
      <ConfirmAct
        open={asking}
        busy={busy}
        problem={works.problem ?? awards.problem}
        title={`导入 ${read?.rows.length ?? 0} 行${kindLabels[kind]}`}
        act={`导入 ${read?.rows.length ?? 0} 行`}
        who={
          kind === 'works' ? '新作品建立档案；已有作品只补登名单' : '用于查重：剧名、备案号、机构代码相同的申报会提示'
        }
        sends="不发通知；记入操作记录"
        takeBack="不能撤销；有误的由业务人员逐条更正"
        onConfirm={() => void act()}
        onCancel={() => setAsking(false)}
      />
    </>
  );
}
