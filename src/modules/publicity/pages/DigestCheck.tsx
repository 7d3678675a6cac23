import { Button, Input } from 'antd';
import { useState } from 'react';
import { Status } from '../../../web/parts/Shape.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { publicEndpoints } from '../endpoints.ts';
import { digestGroups, suiteNames } from './words.ts';

const plain = (text: string): string => text.toLowerCase().replace(/sha-?256|sm3|[^0-9a-f]/g, '');

/** The digest of the list, a field to compare one's own with it, and the files to check off-line. */
export function DigestCheck({ code, digest, suite }: { code: string; digest: string; suite: string }) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<boolean>();
  const check = () => setAsked(plain(typed) === digest);
  return (
    <>
      <h2>核对名单</h2>
      <p className="digest-box">
        {suiteNames[suite] ?? suite} {digestGroups(digest)}
      </p>
      <div className="digest-row">
        <Input
          size="small"
          aria-label="粘贴您手中文件的摘要"
          placeholder="粘贴您手中文件的摘要"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAsked(undefined);
          }}
          onPressEnter={check}
        />
        <Button size="small" disabled={plain(typed) === ''} onClick={check}>
          核对
        </Button>
      </div>
      <p role="status">
        {asked === undefined ? null : asked ? (
          <Status kind="done">与公布的名单一致</Status>
        ) : (
          <Status kind="bad">不一致，请核对是否为同一版次</Status>
        )}
      </p>
      <p className="digest-files">
        <a href={hrefOf(publicEndpoints.listFile, { code })} download>
          下载名单（JSON）
        </a>
        <a href={hrefOf(publicEndpoints.paper, { code })} download>
          下载 PDF
        </a>
      </p>
      <p>离线核对：node tools/check-list.mjs 名单文件</p>
    </>
  );
}
