import { Button, Progress } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { DetailedError, Upload } from 'tus-js-client';
import type { Instant } from '../../base/time.ts';
import type { ProblemReply } from '../request.ts';
import { type Kind, Shape, Status } from './Shape.tsx';
import { When } from './Text.tsx';
import { refusalOf, type Slot, sizeText } from './wording.ts';

export type { Slot } from './wording.ts';

/** A file that lies in the slot. */
export type SlotFile = {
  id: string;
  name: string;
  bytes: number;
  /** SM3 or SHA-256, as the server computed it. */
  digest?: string;
  at?: Instant;
  href?: string;
  /** Checks by the server: shape + words, e.g. 已查毒 or 页数不符. */
  kind?: Kind;
  state?: string;
};

type Going = {
  name: string;
  bytes: number;
  sent: number;
  state: 'running' | 'paused' | 'failed' | 'refused';
  reason?: string;
};

/** Why an upload stopped: the server's own words where it refused, else the connection. */
function troubleOf(fault: Error): Pick<Going, 'state' | 'reason'> {
  const reply = (fault as Partial<DetailedError>).originalResponse;
  if (!reply || reply.getStatus() < 400) return { state: 'failed', reason: '网络中断' };
  let said: Partial<ProblemReply> = {};
  try {
    said = JSON.parse(reply.getBody()) as Partial<ProblemReply>;
  } catch {
    // An answer without words: the title below must do.
  }
  const why = said.findings?.map((one) => one.message).join('；') || said.detail || said.title;
  if (reply.getStatus() >= 500) return { state: 'failed', reason: said.title ?? '服务器暂时没有收下' };
  return { state: 'refused', reason: why ?? '服务器没有收下这个文件' };
}

/** Where an upload goes and what it shows there; asked when a file has been chosen (a stranger's ticket). */
export type UploadDoor = () => Promise<{ endpoint: string; headers: Record<string, string> }>;

/** One resumable upload to /uploads; goes on after a lost connection or a closed page. */
function useUpload(onFinished: (uploadId: string, file: File) => void, door?: UploadDoor) {
  const [going, setGoing] = useState<Going>();
  const upload = useRef<Upload | undefined>(undefined);
  useEffect(() => () => void upload.current?.abort(), []);
  const start = async (file: File, slotKey: string) => {
    const part = (change: Partial<Going>) => setGoing((now) => (now ? { ...now, ...change } : now));
    setGoing({ name: file.name, bytes: file.size, sent: 0, state: 'running' });
    const { Upload } = await import('tus-js-client');
    const place = await door?.().catch(() => undefined);
    if (door && !place) return part({ state: 'refused', reason: '没有取得上传凭证，请稍后再选一次' });
    const next = new Upload(file, {
      endpoint: place?.endpoint ?? '/uploads',
      headers: { 'x-jingwei': '1', ...place?.headers },
      metadata: { filename: file.name, filetype: file.type, slot: slotKey },
      chunkSize: 8 * 1024 * 1024,
      retryDelays: [0, 1000, 3000, 8000, 20000],
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => part({ sent }),
      onError: (fault) => part(troubleOf(fault)),
      onSuccess: () => {
        setGoing(undefined);
        onFinished(next.url?.split('/').pop() ?? '', file);
      },
    });
    upload.current = next;
    const earlier = await next.findPreviousUploads();
    if (earlier[0]) next.resumeFromPreviousUpload(earlier[0]);
    next.start();
  };
  const pause = () => {
    void upload.current?.abort();
    setGoing((now) => (now ? { ...now, state: 'paused' } : now));
  };
  const resume = () => {
    setGoing((now) => (now ? { ...now, state: 'running' } : now));
    upload.current?.start();
  };
  const drop = () => {
    void upload.current?.abort(true).catch(() => undefined);
    setGoing(undefined);
  };
  return { going, start, pause, resume, drop };
}

function Progressing({
  going,
  pause,
  resume,
  drop,
}: {
  going: Going;
  pause: () => void;
  resume: () => void;
  drop: () => void;
}) {
  const share = going.bytes > 0 ? Math.floor((going.sent / going.bytes) * 100) : 0;
  const stopped = going.state === 'failed' || going.state === 'refused';
  return (
    <div className="slot-going">
      <Shape kind={stopped ? 'bad' : 'doing'} />
      <span className="slot-name">{going.name}</span>
      <Progress percent={share} size="small" showInfo={false} aria-label={`${going.name} 已传 ${share}%`} />
      <span className={stopped ? 'field-error' : 'note'} role={stopped ? 'alert' : undefined}>
        {stopped
          ? `${going.reason}${going.state === 'failed' ? `，已传 ${share}%` : ''}`
          : `${sizeText(going.sent)} / ${sizeText(going.bytes)}`}
      </span>
      {going.state === 'running' ? (
        <Button size="small" onClick={pause}>
          暂停
        </Button>
      ) : going.state === 'refused' ? null : (
        <Button size="small" onClick={resume}>
          继续
        </Button>
      )}
      <Button size="small" type="text" onClick={drop}>
        取消
      </Button>
    </div>
  );
}

function Lying({
  file,
  onRemove,
  onView,
}: {
  file: SlotFile;
  onRemove: ((id: string) => void) | undefined;
  onView: ((file: SlotFile) => void) | undefined;
}) {
  return (
    <li className="slot-file">
      <Shape kind={file.kind ?? 'done'} />
      <span className="slot-name">{file.href ? <a href={file.href}>{file.name}</a> : file.name}</span>
      <span className="note">{sizeText(file.bytes)}</span>
      {file.at ? (
        <span className="note">
          <When at={file.at} form="short" />
        </span>
      ) : null}
      {file.state ? <span className="note">{file.state}</span> : null}
      {file.digest ? (
        <code className="digest" title={file.digest}>
          {file.digest.slice(0, 8)}…
        </code>
      ) : null}
      {onView ? (
        <Button size="small" type="text" aria-label={`查看 ${file.name}`} onClick={() => onView(file)}>
          查看
        </Button>
      ) : null}
      {onRemove ? (
        <Button size="small" type="text" aria-label={`移除 ${file.name}`} onClick={() => onRemove(file.id)}>
          移除
        </Button>
      ) : null}
    </li>
  );
}

/** A slot for a file: drop or choose, resumable, with what lies in it; replacing keeps the older file on the server. */
export function FileSlot({
  slot,
  files,
  onFinished,
  onRemove,
  onView,
  locked = false,
  id,
  door,
  children,
}: {
  slot: Slot;
  files: readonly SlotFile[];
  onFinished: (uploadId: string, file: File) => void;
  onRemove?: (fileId: string) => void;
  /** Shows a file on the page itself. */
  onView?: (file: SlotFile) => void;
  locked?: boolean;
  id?: string;
  /** Another place than /uploads, for those without log-in. */
  door?: UploadDoor;
  children?: ReactNode;
}) {
  const { going, start, ...moves } = useUpload(onFinished, door);
  const [refused, setRefused] = useState<string>();
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  /** Files chosen together go one after the other; one that the slot does not take stops none of the others. */
  const take = (chosen: readonly File[]) => {
    if (locked) return;
    const wanted = slot.many ? chosen : chosen.slice(0, 1);
    const against = wanted.map((file) => [file, refusalOf(file, slot)] as const);
    setRefused(against.flatMap(([file, why]) => (why ? [`${file.name}：${why}`] : [])).join('；') || undefined);
    setWaiting(against.flatMap(([file, why]) => (why ? [] : [file])));
  };
  useEffect(() => {
    const [next, ...rest] = waiting;
    if (going || !next) return;
    setWaiting(rest);
    void start(next, slot.key);
  }, [going, waiting, start, slot.key]);
  const open = !locked && !going && (slot.many || files.length === 0);
  return (
    <div
      className={over ? 'slot over' : 'slot'}
      id={id}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <div className="slot-head">
        <b>{slot.label}</b>
        {slot.need ? <span className="need">必填</span> : null}
        {files.length === 0 && !going ? (
          <Status kind={slot.need ? 'idle' : 'off'}>{slot.need ? '待上传' : '可不传'}</Status>
        ) : null}
        <span className="grow" />
        <input
          ref={chooser}
          type="file"
          multiple={slot.many === true}
          className="sr"
          tabIndex={-1}
          aria-hidden="true"
          accept={slot.accept}
          onChange={(event) => {
            take([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        {!locked && !going ? (
          <Button
            size="small"
            aria-label={`${open ? '选择文件' : '替换'}：${slot.label}`}
            onClick={() => chooser.current?.click()}
          >
            {open ? '选择文件' : '替换'}
          </Button>
        ) : null}
      </div>
      {slot.hint ? <p className="field-hint">{slot.hint}</p> : null}
      <ul>
        {files.map((file) => (
          <Lying key={file.id} file={file} onRemove={locked ? undefined : onRemove} onView={onView} />
        ))}
      </ul>
      {going ? <Progressing going={going} {...moves} /> : null}
      {waiting.length > 0 ? <p className="note">还有 {waiting.length} 个文件等待上传</p> : null}
      {refused ? (
        <p className="field-error" role="alert">
          <Shape kind="bad" size={9} /> {refused}
        </p>
      ) : null}
      {children}
    </div>
  );
}
