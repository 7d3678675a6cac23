import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ActForm } from '../../../web/parts/ActForm.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { publicityEndpoints as at } from '../endpoints.ts';
import { SaveNotice } from '../schema.ts';
import type { NoticeOut } from '../views.ts';

const fields = SaveNotice.pick({ title: true, body: true });

/** Title and body with their braces; the list below cannot be edited. */
export function TextEditor({ notice }: { notice: z.output<typeof NoticeOut> }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <p>
        <Button onClick={() => setOpen(true)}>修改标题和正文</Button>
        <span className="note">　名单是签发结论的冻结副本，不能改动。</span>
      </p>
    );
  }
  return (
    <Block
      title="标题和正文"
      extra={
        <Button size="small" onClick={() => setOpen(false)}>
          收起
        </Button>
      }
    >
      <ActForm
        endpoint={at.save}
        schema={fields}
        initial={{ title: notice.title, body: notice.body }}
        fixed={{ noticeId: notice.id, version: notice.version }}
        submit="保存并更新预览"
      />
    </Block>
  );
}
