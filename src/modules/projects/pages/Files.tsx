import { useState } from 'react';
import { FileSlot } from '../../../web/parts/FileSlot.tsx';
import { sizeText } from '../../../web/parts/wording.ts';
import { hrefOf } from '../../../web/server-state.ts';
import { projectsEndpoints as at } from '../endpoints.ts';
import type { Evidence } from './words.ts';

type Waiting = { id: string; name: string; bytes: number };
const most = 9;

/** Uploads that wait to be sent with a form. */
export function useUploads() {
  const [files, setFiles] = useState<Waiting[]>([]);
  return {
    files,
    ids: files.map(({ id }) => id),
    add: (id: string, file: File) => setFiles((now) => [...now, { id, name: file.name, bytes: file.size }]),
    remove: (id: string) => setFiles((now) => now.filter((one) => one.id !== id)),
    clear: () => setFiles([]),
  };
}
export type Uploads = ReturnType<typeof useUploads>;

/** The slot where evidence is put before a form is sent. */
export function UploadSlot({ uploads, label, need = false }: { uploads: Uploads; label: string; need?: boolean }) {
  const full = uploads.files.length >= most;
  return (
    <FileSlot
      slot={{
        key: 'uploads',
        label,
        need,
        many: true,
        hint: `照片、PDF、Word 或短视频，最多 ${most} 个`,
        accept: 'image/jpeg,image/png,application/pdf,video/mp4,video/quicktime,.docx',
      }}
      files={uploads.files}
      onFinished={uploads.add}
      onRemove={uploads.remove}
      locked={full}
      id="uploads"
    />
  );
}

/** Evidence as links with size and the head of its digest. */
export function FileLinks({ projectId, files }: { projectId: string; files: readonly Evidence[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="project-files">
      {files.map(({ fileId, name, size, sha256 }) => (
        <li key={fileId}>
          <a href={hrefOf(at.file, { projectId, fileId })}>{name}</a>
          <span className="note">{sizeText(size)}</span>
          <code className="digest" title={`sha256:${sha256}`}>
            {sha256.slice(0, 8)}
          </code>
        </li>
      ))}
    </ul>
  );
}
