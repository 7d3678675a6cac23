import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import type { Endpoint } from '../../../base/endpoint.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { type Column, DataTable } from '../../../web/parts/DataTable.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import type { View } from '../../../web/server-state.ts';

/** A short table of records with the one act that begins another: lists of excellence, reviews. */
export function BeginningTable<Row extends { id: string }, I extends z.ZodType, O extends z.ZodType>({
  list,
  title,
  sub,
  meta,
  begin,
  view,
  columns,
  empty,
}: {
  /** Under which the person's columns are kept. */
  list: string;
  title: string;
  sub: string;
  meta?: ReactNode;
  begin: { button: string; title: string; act: string; endpoint: Endpoint<I, O>; schema: z.ZodObject };
  view: View<{ rows: Row[]; mayBegin: boolean }>;
  columns: Column<Row>[];
  empty: ReactNode;
}) {
  const [beginning, setBeginning] = useState(false);
  const rows = view.ready ? view.data.rows : undefined;
  const close = () => setBeginning(false);
  return (
    <>
      <PageHeader
        title={title}
        sub={sub}
        meta={meta}
        moves={
          view.ready && view.data.mayBegin ? (
            <Button type="primary" onClick={() => setBeginning(true)}>
              {begin.button}
            </Button>
          ) : null
        }
      />
      <ActDialog
        open={beginning}
        title={begin.title}
        act={begin.act}
        endpoint={begin.endpoint}
        schema={begin.schema}
        onCancel={close}
        onDone={close}
      />
      <DataTable
        list={list}
        caption={title}
        rows={rows}
        view={view}
        rowKey={(row) => row.id}
        total={rows?.length ?? 0}
        columns={columns}
        empty={empty}
      />
    </>
  );
}
