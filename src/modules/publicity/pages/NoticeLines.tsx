import type { z } from 'zod';
import { Empty } from '../../../web/parts/Empty.tsx';
import { type Kind, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import type { PublicHeadOut } from '../public-views.ts';

type Head = z.output<typeof PublicHeadOut>;
const standing = (row: Head): { kind: Kind; word: string } =>
  row.superseded
    ? { kind: 'off', word: '已更新' }
    : row.open
      ? { kind: 'doing', word: '公示中' }
      : row.kind === 'result'
        ? { kind: 'done', word: '已生效' }
        : { kind: 'idle', word: '已期满' };

/** Published notices as lines: kind, title with document number, state, day. */
export function NoticeLines({ rows, none }: { rows: readonly Head[]; none: string }) {
  if (rows.length === 0) {
    return (
      <Empty kind="none-yet" title={none}>
        发布后会列在这里。
      </Empty>
    );
  }
  return (
    <ul className="notice-lines">
      {rows.map((row) => (
        <li key={row.code}>
          <span className="dim notice-kind">{row.kindLabel}</span>
          <span className="grow">
            <To path="/notices/$code" params={{ code: row.code }}>
              {row.title}
            </To>
            <span className="note">
              {row.documentNumber}　{row.works} 部
              {row.open && row.until ? (
                <>
                  {'　'}公示至 <When at={row.until} form="day" />
                </>
              ) : null}
            </span>
          </span>
          <Status kind={standing(row).kind}>{standing(row).word}</Status>
          <When at={row.publishedAt} form="day" />
        </li>
      ))}
    </ul>
  );
}
