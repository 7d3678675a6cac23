import { Button } from 'antd';
import { useState } from 'react';
import { ConfirmAct } from '../../../web/parts/ConfirmAct.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { whenText } from '../../../web/parts/Text.tsx';
import { useGo } from '../../../web/router.tsx';
import { useAct } from '../../../web/server-state.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import type { FilledForm } from '../views.ts';

/** Hands the application in: first everything typed is saved, then the server judges once more. */
export function SubmitButton({
  application,
  ready,
  looks,
  unchanged,
  flush,
}: {
  application: FilledForm;
  ready: boolean;
  looks: number;
  /** Places of a correction that nobody has changed yet. */
  unchanged: number;
  flush: () => Promise<boolean>;
}) {
  const [asking, setAsking] = useState(false);
  const { run, busy, problem, clear } = useAct(applicationsEndpoints.submit);
  const go = useGo();
  const { id, title, batch, recommenderName, correction, files } = application;
  const again = correction !== null;
  if (!application.moves.some(({ act }) => act === 'submit')) return null;
  const act = async () => {
    if (!(await flush())) return;
    if (await run({ applicationId: id }))
      go({ path: '/applications/$applicationId/receipt', params: { applicationId: id } });
  };
  const label = again ? '提交补正' : `提交至${recommenderName}`;
  return (
    <>
      <Button type="primary" danger disabled={!ready} onClick={() => setAsking(true)}>
        {label}…
      </Button>
      <ConfirmAct
        open={asking}
        busy={busy}
        problem={problem}
        title={`${label}：《${title}》`}
        act={label}
        who={`${recommenderName}受理人员收到；本机构同事可看不可改`}
        sends={`申请书一份、附件 ${files.length} 件，生成不可改的一版和回执，写明每个文件的哈希`}
        takeBack={
          again ? '补正提交后不能再改' : `提交后不能修改；${whenText(batch.submitBy, 'prose')}24:00 前可撤回重填`
        }
        checks={
          unchanged > 0 ? (
            <Status kind="warn">还有 {unchanged} 处要求补正的没有改动</Status>
          ) : looks > 0 ? (
            <Status kind="warn">{looks} 项请核对，不影响提交</Status>
          ) : (
            <Status kind="done">没有发现问题</Status>
          )
        }
        promise="本机构对所填内容和所附材料的真实性、合法性负责。"
        onConfirm={() => void act()}
        onCancel={() => {
          clear();
          setAsking(false);
        }}
      />
    </>
  );
}
