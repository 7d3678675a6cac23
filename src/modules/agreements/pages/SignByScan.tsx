import { Button, Input } from 'antd';
import { useState } from 'react';
import type { OpenMove } from '../../../base/workflow.ts';
import { ConfirmAct } from '../../../web/parts/ConfirmAct.tsx';
import { Field } from '../../../web/parts/Field.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { stopsOf } from '../../../web/parts/wording.ts';
import { hrefOf, useAct } from '../../../web/server-state.ts';
import { agreementsEndpoints as at } from '../endpoints.ts';
import type { Agreement, Paper } from './types.ts';

const slot = {
  key: 'sealed-agreement',
  label: '盖章扫描件',
  need: true,
  hint: '打印定稿、盖章签字后扫描，各页页脚版本号须一致；PDF、JPG、PNG，不超过 50 MB',
  accept: '.pdf,.jpg,.jpeg,.png',
  maxBytes: 50 * 2 ** 20,
};

/** 签署: the sealed paper comes back as a scan, checked by the code in its foot. */
export function SignByScanButton({
  agreement,
  paper,
  move,
  party,
}: {
  agreement: Agreement;
  paper: Paper;
  move: OpenMove | undefined;
  party: string;
}) {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const [file, setFile] = useState<SlotFile>();
  const [trouble, setTrouble] = useState('');
  const { run, busy, problem, clear } = useAct(at.signByScan);
  if (!move) return null;
  const against = stopsOf(move);
  const key = { agreementId: agreement.id, paperId: paper.id };
  const close = () => {
    clear();
    setOpen(false);
  };
  const send = async () => {
    if (!file) return setTrouble('请先上传盖章扫描件');
    setTrouble('');
    if (await run({ ...key, versionCode: code, uploadId: file.id })) close();
  };
  return (
    <>
      <Button
        type="primary"
        danger
        disabled={against.length > 0}
        title={against.map((one) => one.message).join('；')}
        onClick={() => setOpen(true)}
      >
        上传盖章件签署…
      </Button>
      <ConfirmAct
        open={open}
        busy={busy}
        problem={problem}
        labelOf={(path) => (path === 'versionCode' ? '扫描件页脚的版本号' : slot.label)}
        title={`以盖章扫描件签署：${paper.number ?? ''}`}
        who={paper.parties.map((one) => one.name).join('、')}
        sends={`记为${party}已签署；最后一方签署后协议生效`}
        takeBack="不能自行撤回；生效前可由总局退回协商"
        promise="扫描件与定稿一致，盖章、签字齐全"
        act="签署"
        onConfirm={() => void send()}
        onCancel={close}
      >
        <p>
          <a href={hrefOf(at.paper, { ...key, format: 'pdf' })} download>
            下载定稿 PDF
          </a>
          <span className="note">　版本号见各页页脚</span>
        </p>
        <FileSlot
          slot={slot}
          files={file ? [file] : []}
          onFinished={(id, given) => setFile({ id, name: given.name, bytes: given.size })}
          onRemove={() => setFile(undefined)}
        />
        {trouble ? (
          <p role="alert">
            <Shape kind="warn" /> {trouble}
          </p>
        ) : null}
        <Field path="versionCode" label="扫描件页脚的版本号" need findings={problem?.findings ?? []}>
          {(bind) => (
            <Input
              {...bind}
              value={code}
              placeholder="如 A7F3-0412-v3"
              style={{ width: 220 }}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
      </ConfirmAct>
    </>
  );
}
