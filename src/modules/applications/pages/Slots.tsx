import { Input } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../../base/problem.ts';
import { normalised } from '../../../base/fields.ts';
import { fieldId } from '../../../web/parts/Findings.tsx';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { sizeText } from '../../../web/parts/wording.ts';
import { useAct } from '../../../web/server-state.ts';
import type { AttachmentSlot } from '../../calls/contract.ts';
import { asksFor } from '../form-rules.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import type { FilledForm } from '../views.ts';
import { FileDrawer, fileUrl, paperUrl, type Viewed } from './FileDrawer.tsx';
import type { Answers } from './form-model.ts';

const endings: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg,.jpeg',
  'image/png': '.png',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
};
const acceptOf = ({ types }: AttachmentSlot): string =>
  types
    .map((type) => endings[type] ?? '')
    .filter(Boolean)
    .join(',');
const hintOf = (slot: AttachmentSlot): string => {
  const limit = [
    acceptOf(slot).replaceAll('.', '').replaceAll(',', '、').toUpperCase(),
    `不超过 ${sizeText(slot.maxBytes)}`,
    slot.maxPages ? `不超过 ${slot.maxPages} 页` : '',
  ]
    .filter(Boolean)
    .join('，');
  return slot.hint ? `${slot.hint}（${limit}）` : limit;
};

export const slotFiles = ({ id, files }: FilledForm, slot: string): SlotFile[] =>
  files
    .filter((file) => file.slot === slot)
    .map((file) => ({
      id: file.fileId,
      name: file.name,
      bytes: file.size,
      digest: file.sha256,
      at: file.addedAt,
      href: fileUrl(id, file.fileId),
      ...(file.pageCount ? { state: `${file.pageCount} 页` } : {}),
    }));

/** 附件2: printed by the system, sealed, scanned back; the code on the scan must be the one of the present answers. */
function CommitmentLine({
  application,
  code,
  onCode,
}: {
  application: FilledForm;
  code: string;
  onCode: (code: string) => void;
}) {
  const [viewed, setViewed] = useState<Viewed>();
  const { id, commitmentVersion } = application;
  return (
    <>
      <p className="code-line">
        <span>一、</span>
        <button
          type="button"
          className="link"
          onClick={() => setViewed({ name: '版权承诺书.pdf', url: paperUrl(id, 'commitment', 'pdf') })}
        >
          看承诺书
        </button>
        <a href={paperUrl(id, 'commitment', 'pdf')} download>
          下载 PDF
        </a>
        <a href={paperUrl(id, 'commitment', 'docx')} download>
          下载 Word
        </a>
        <span className="note">当前版本码 {commitmentVersion ?? '—'}；改动剧名后须重新打印盖章</span>
      </p>
      <p className="code-line">
        <span>二、</span>
        <label htmlFor="commitment-code">扫描件页脚的版本码</label>
        <Input
          id="commitment-code"
          size="small"
          autoComplete="off"
          placeholder="例：A7F3-0412-v1"
          value={code}
          onChange={(event) => onCode(normalised(event.target.value).trim())}
        />
        <span className="note">照纸上的抄，也可扫二维码读出；与当前版本不一致的不收。</span>
      </p>
      <FileDrawer viewed={viewed} onClose={() => setViewed(undefined)} />
    </>
  );
}

function SlotOf({
  application,
  slot,
  need,
  locked,
  findings,
  onView,
}: {
  application: FilledForm;
  slot: AttachmentSlot;
  need: boolean;
  locked: boolean;
  findings: readonly Finding[];
  onView: (viewed: Viewed) => void;
}) {
  const attach = useAct(applicationsEndpoints.attach);
  const detach = useAct(applicationsEndpoints.detach);
  const [code, setCode] = useState('');
  const path = `files.${slot.key}`;
  const paper = slot.paper === 'commitment';
  const own = findings.filter((one) => one.path === path);
  const at = { applicationId: application.id };
  return (
    <FileSlot
      id={fieldId(path)}
      locked={locked}
      files={slotFiles(application, slot.key)}
      slot={{
        key: slot.key,
        label: slot.label,
        need,
        hint: hintOf(slot),
        accept: acceptOf(slot),
        maxBytes: slot.maxBytes,
        many: slot.many,
      }}
      onFinished={(uploadId) =>
        void attach.run({ ...at, slot: slot.key, uploadId, versionCode: paper ? code.replace(/^.*\//, '') : '' })
      }
      onRemove={(fileId) => void detach.run({ ...at, fileId })}
      onView={(file) => file.href && onView({ name: file.name, url: file.href })}
    >
      {paper && !locked ? <CommitmentLine application={application} code={code} onCode={setCode} /> : null}
      {own.map((one, i) => (
        <p key={`${one.code}${i}`} className={one.weight === 'look' ? 'field-look' : 'field-error'}>
          <Shape kind={one.weight === 'look' ? 'warn' : 'bad'} size={9} /> {one.message}
          {one.clause ? <span className="clause">{one.clause}</span> : null}
        </p>
      ))}
      {attach.busy ? (
        <p className="note" role="status">
          正在核对文件…
        </p>
      ) : null}
      <ProblemView problem={attach.problem ?? detach.problem} />
    </FileSlot>
  );
}

/** The attachments of one section. */
export function Slots({
  application,
  slots,
  answers,
  locked,
  findings,
}: {
  application: FilledForm;
  slots: readonly AttachmentSlot[];
  answers: Answers;
  locked: (path: string) => boolean;
  findings: readonly Finding[];
}) {
  const [viewed, setViewed] = useState<Viewed>();
  if (slots.length === 0) return null;
  return (
    <Block title="附件" note="拖到栏内即可；断了可以接着传；替换后旧件仍留存" className="form-slots">
      {slots.map((slot) => (
        <SlotOf
          key={slot.key}
          application={application}
          slot={slot}
          need={asksFor(slot.required, answers)}
          locked={locked(`files.${slot.key}`)}
          findings={findings}
          onView={setViewed}
        />
      ))}
      <FileDrawer viewed={viewed} onClose={() => setViewed(undefined)} />
    </Block>
  );
}
