import { useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { useView } from '../../../web/server-state.ts';
import { announce } from '../../../web/announce.ts';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { noticesEndpoints } from '../endpoints.ts';
import { type CopySubject, SendCopy, UrgeHolder } from '../schema.ts';
import type { TodoOut } from '../views.ts';

type Row = z.output<typeof TodoOut>;

function CopyDialog({ row, kind, onClose }: { row: Row; kind: CopySubject; onClose: () => void }) {
  const people = useView(noticesEndpoints.colleagues, {});
  if (!people.ready) return <Waiting view={people} />;
  const options = Object.fromEntries(
    people.data.rows.map((one) => [one.id, `${one.name}（${one.roles || '未分配角色'}）`]),
  );
  const schema = SendCopy.extend({
    toIds: SendCopy.shape.toIds.meta({ label: '抄送给', widget: 'multi', options }),
  }).pick({ toIds: true, note: true });
  return (
    <ActDialog
      open
      title={`抄送“${row.title}”`}
      act="抄送"
      endpoint={noticesEndpoints.copy}
      schema={schema}
      fixed={{ kind, subjectId: row.subject }}
      onCancel={onClose}
      onDone={() => {
        announce('已抄送');
        onClose();
      }}
    />
  );
}

function UrgeDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  return (
    <ActDialog
      open
      title={`催办“${row.title}”`}
      act={`催办${row.sender}`}
      endpoint={noticesEndpoints.urge}
      schema={UrgeHolder.pick({ note: true })}
      fixed={{ subjectId: row.subject }}
      onCancel={onClose}
      onDone={() => {
        announce('已催办');
        onClose();
      }}
    />
  );
}

/** 抄送 and 催办 at the end of a row. */
export function TodoMoves({ row }: { row: Row }) {
  const [open, setOpen] = useState<'copy' | 'urge'>();
  const close = () => setOpen(undefined);
  return (
    <span className="row">
      {row.mayUrge ? (
        <button type="button" className="link" onClick={() => setOpen('urge')}>
          催办…
        </button>
      ) : null}
      {row.copyKind ? (
        <button type="button" className="link" onClick={() => setOpen('copy')}>
          抄送…
        </button>
      ) : null}
      {open === 'copy' && row.copyKind ? <CopyDialog row={row} kind={row.copyKind} onClose={close} /> : null}
      {open === 'urge' ? <UrgeDialog row={row} onClose={close} /> : null}
    </span>
  );
}
