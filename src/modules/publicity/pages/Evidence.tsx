import type { Finding } from '../../../base/problem.ts';
import { FileSlot, type SlotFile } from '../../../web/parts/FileSlot.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { sizeText } from '../../../web/parts/wording.ts';
import type { ClaimantKind } from '../terms.ts';

export type Files = { evidence: SlotFile[]; seal: SlotFile[] };
export const noFiles: Files = { evidence: [], seal: [] };

const endings: Record<string, string> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg,.jpeg',
  'image/png': '.png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'video/mp4': '.mp4,.m4v',
};

type Props = {
  limits: { maxFiles: number; maxBytes: number; types: string[] };
  kind: ClaimantKind;
  files: Files;
  onChange: (files: Files) => void;
  ticket: () => Promise<string>;
  findings: readonly Finding[];
};

/** Files of an objection: evidence of all, the sealed letter of a unit. */
export function Evidence({ limits, kind, files, onChange, ticket, findings }: Props) {
  if (limits.maxFiles === 0) return null;
  const door = async () => ({
    endpoint: '/uploads/objection',
    headers: { 'x-objection-ticket': await ticket() },
  });
  const accept = limits.types.map((type) => endings[type] ?? '').join(',');
  const hint = `${accept.replaceAll(',', ' ')}，每件不超过 ${sizeText(limits.maxBytes)}`;
  const added = (id: string, file: File): SlotFile => ({ id, name: file.name, bytes: file.size });
  const wrong = (path: string) =>
    findings
      .filter((one) => one.path === path)
      .map((one) => (
        <p key={one.message} className="field-error" role="alert">
          <Shape kind="bad" size={9} /> {one.message}
        </p>
      ));
  return (
    <div className="object-files">
      {kind === 'unit' ? (
        <FileSlot
          slot={{
            key: 'seal',
            label: '加盖公章的扫描件',
            need: true,
            accept: '.pdf,.jpg,.jpeg,.png',
            maxBytes: limits.maxBytes,
            hint,
          }}
          files={files.seal}
          door={door}
          id="field-seal"
          onFinished={(id, file) => onChange({ ...files, seal: [added(id, file)] })}
          onRemove={() => onChange({ ...files, seal: [] })}
        >
          {wrong('seal')}
        </FileSlot>
      ) : null}
      <FileSlot
        slot={{
          key: 'evidence',
          label: `证据材料（${files.evidence.length}/${limits.maxFiles}）`,
          accept,
          maxBytes: limits.maxBytes,
          hint,
          many: files.evidence.length < limits.maxFiles,
        }}
        files={files.evidence}
        door={door}
        id="field-evidence"
        onFinished={(id, file) => onChange({ ...files, evidence: [...files.evidence, added(id, file)] })}
        onRemove={(id) => onChange({ ...files, evidence: files.evidence.filter((file) => file.id !== id) })}
      >
        {wrong('evidence')}
      </FileSlot>
    </div>
  );
}
