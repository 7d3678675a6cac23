import { Input, Radio } from 'antd';
import { useState } from 'react';
import { ConfirmAct } from '../../../web/parts/ConfirmAct.tsx';
import { Bars } from '../../../web/parts/Waiting.tsx';
import { useAct, useView } from '../../../web/server-state.ts';
import { organizationsEndpoints } from '../../organizations/contract.ts';
import { worksEndpoints } from '../endpoints.ts';
import type { Dossier } from './work-words.ts';

/** The national office confirms whose a listed work is; only verified producers can be chosen. */
export function AssignDialog({ dossier, onClose }: { dossier: Dossier; onClose: () => void }) {
  const { run, busy, problem } = useAct(worksEndpoints.assign);
  const [words, setWords] = useState('');
  const [picked, setPicked] = useState<{ id: string; name: string }>();
  const found = useView(
    organizationsEndpoints.list,
    { kind: 'producer', state: 'verified', words, size: 20 },
    { keep: true },
  );
  const credited = dossier.recognitions
    .map(({ creditedOrg }) => creditedOrg)
    .filter(Boolean)
    .join('、');
  const act = async () => {
    if (picked && (await run({ workId: dossier.id, organizationId: picked.id }))) onClose();
  };
  return (
    <ConfirmAct
      open
      busy={busy}
      problem={problem}
      title={`确认《${dossier.title}》的归属`}
      act={picked ? `归属${picked.name}` : '确认归属'}
      {...(picked ? { promise: '已与名单署名和备案材料核对一致' } : { promise: '请先选机构' })}
      who={picked ? `${picked.name}可以修改这份档案，并用它申报` : '还没有选机构'}
      sends="不发通知；记入档案经过"
      takeBack="归属确认后不能改给别家，须由归属机构提出更正"
      checks={credited ? `名单署名：${credited}` : '名单没有署名'}
      onConfirm={() => void act()}
      onCancel={onClose}
    >
      <Input
        aria-label="找机构"
        placeholder="机构名称或统一社会信用代码"
        allowClear
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      {found.ready ? (
        <Radio.Group
          className="assign-choice"
          aria-label="机构"
          value={picked?.id ?? null}
          onChange={(event) => setPicked(found.data.rows.find(({ id }) => id === event.target.value))}
        >
          {found.data.rows.map((row) => (
            <Radio key={row.id} value={row.id}>
              {row.name}
              <span className="note">　{row.homeName ?? ''}</span>
            </Radio>
          ))}
        </Radio.Group>
      ) : (
        <Bars what="正在找机构" />
      )}
      {found.ready && found.data.rows.length === 0 ? (
        <p className="none">没有已核验的机构符合。机构须先注册并通过核验。</p>
      ) : null}
    </ConfirmAct>
  );
}
