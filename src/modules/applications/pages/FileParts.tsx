import { Button } from 'antd';
import { Empty } from '../../../web/parts/Empty.tsx';
import { type Opinion, OpinionTable, Timeline } from '../../../web/parts/Timeline.tsx';
import type { Kind } from '../../../web/parts/Shape.tsx';
import { sizeText } from '../../../web/parts/wording.ts';
import { Block } from '../../../web/parts/Page.tsx';
import type { FilledForm } from '../views.ts';
import { fileUrl, type Viewed } from './FileDrawer.tsx';
import { labelOfPath } from './form-model.ts';

type Event = FilledForm['timeline'][number];

/** The files of the edition shown, each with its hash. */
export function FilesTable({ application, onView }: { application: FilledForm; onView?: (viewed: Viewed) => void }) {
  const { id, files } = application;
  if (files.length === 0)
    return (
      <Empty kind="none-yet" title="没有附件">
        申报机构提交后，附件连同哈希列在这里。
      </Empty>
    );
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="附件清单">
      <table className="plain-table">
        <caption className="sr">附件清单</caption>
        <thead>
          <tr>
            <th scope="col">位置</th>
            <th scope="col">文件</th>
            <th scope="col" className="num">
              页
            </th>
            <th scope="col" className="num">
              大小
            </th>
            <th scope="col">SHA-256</th>
            {onView ? <th scope="col">操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.fileId}>
              <th scope="row">{labelOfPath(application, `files.${file.slot}`)}</th>
              <td>{file.name}</td>
              <td className="num">{file.pageCount ?? '—'}</td>
              <td className="num nowrap">{sizeText(file.size)}</td>
              <td>
                <code className="digest" title={file.sha256}>
                  {onView ? `${file.sha256.slice(0, 16)}…` : file.sha256}
                </code>
              </td>
              {onView ? (
                <td className="nowrap">
                  <Button
                    size="small"
                    type="link"
                    aria-label={`查看 ${file.name}`}
                    onClick={() => onView({ name: file.name, url: fileUrl(id, file.fileId) })}
                  >
                    查看
                  </Button>
                  <a href={fileUrl(id, file.fileId)} download aria-label={`下载 ${file.name}`}>
                    下载
                  </a>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const kinds: Record<string, Kind> = {
  'application.correct': 'warn',
  'application.refuse': 'bad',
  'application.withdraw': 'off',
  'application.remove': 'bad',
  'application.pass_over': 'off',
  'application.decline': 'off',
  'application.reopen': 'warn',
};
const stages: Record<string, string> = {
  'application.submit': '申报',
  'application.reopen': '申报',
  'application.withdraw': '申报',
  'application.accept': '受理',
  'application.correct': '受理',
  'application.refuse': '受理',
  'application.recommend': '初评',
  'application.pass_over': '初评',
  'application.swap_out': '初评',
  'application.swap_in': '初评',
};

const spent = (from: string, to: string): string => {
  const hours = Math.round((Date.parse(to) - Date.parse(from)) / 3_600_000);
  return hours < 1 ? '不足 1 小时' : hours < 48 ? `${hours} 小时` : `${Math.round(hours / 24)} 天`;
};

/** The acts that carry an opinion, in order, as 审批单 shows them. */
export function opinionsOf(timeline: readonly Event[]): Opinion[] {
  const acts = timeline.toReversed().filter(({ act }) => act in stages);
  return acts.map((one, i) => ({
    stage: stages[one.act] ?? '',
    person: one.who,
    org: one.org,
    arrivedAt: acts[i - 1]?.at ?? null,
    doneAt: one.at,
    used: acts[i - 1] ? spent(acts[i - 1]?.at ?? one.at, one.at) : '—',
    opinion: one.note,
    act: one.label,
    kind: kinds[one.act] ?? 'done',
  }));
}

/** What happened: the opinion table, then every act. */
export function Proceedings({ application }: { application: FilledForm }) {
  const opinions = opinionsOf(application.timeline);
  return (
    <>
      {opinions.length > 0 ? (
        <Block title="审批单" note={`${opinions.length} 个环节`}>
          <OpinionTable opinions={opinions} />
        </Block>
      ) : null}
      <Block title="经过" className="gap">
        <Timeline events={application.timeline} kindOf={({ act }) => kinds[act] ?? 'done'} />
      </Block>
    </>
  );
}

type ChangedFiles = NonNullable<FilledForm['changes'][number]['files']>;
function FileNames({ files, gone }: { files: ChangedFiles['before']; gone: boolean }) {
  if (files.length === 0) return <span className="dim">没有文件</span>;
  return (
    <ul>
      {files.map((file) => (
        <li key={file.sha256}>
          {gone ? <del className="dim">{file.name}</del> : file.name}　
          <span className="note">{sizeText(file.size)}</span>
          <br />
          <code className="digest" title={file.sha256}>
            SHA-256 {file.sha256.slice(0, 16)}…
          </code>
        </li>
      ))}
    </ul>
  );
}
/** Old files and new ones with their digests: the same name may stand over other bytes. */
function FileChange({ files: { before, after } }: { files: ChangedFiles }) {
  const digests = (files: ChangedFiles['before']) => files.map((file) => file.sha256).join();
  const same = digests(before) === digests(after);
  return (
    <>
      <td>
        <FileNames files={before} gone={!same} />
      </td>
      <td>{same ? <span className="dim">未改动</span> : <FileNames files={after} gone={false} />}</td>
    </>
  );
}

/** What the last correction changed, old beside new. */
export function ChangesTable({ application }: { application: FilledForm }) {
  return (
    <table className="plain-table changes-table">
      <caption className="sr">补正前后对照</caption>
      <thead>
        <tr>
          <th scope="col">栏目</th>
          <th scope="col">补正前</th>
          <th scope="col">补正后</th>
        </tr>
      </thead>
      <tbody>
        {application.changes.map((one) => (
          <tr key={one.field}>
            <th scope="row">{one.label}</th>
            {one.files ? (
              <FileChange files={one.files} />
            ) : (
              <>
                <td>{one.after === one.before ? one.before || '—' : <del className="dim">{one.before || '—'}</del>}</td>
                <td>{one.after === one.before ? <span className="dim">未改动</span> : <b>{one.after || '—'}</b>}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
