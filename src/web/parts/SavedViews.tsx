import { Button, Checkbox, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FilterValues } from '../address.ts';
import { announce } from '../announce.ts';
import { savedViewEndpoints as at } from '../frame/endpoints.ts';
import type { Filter } from '../router.tsx';
import { useAct, useView } from '../server-state.ts';
import { ProblemView } from './ProblemView.tsx';

/** Filters kept under a name for one list, for oneself or for everybody of the own organisation. */
export function SavedViews<T extends FilterValues>({ list, filter }: { list: string; filter: Filter<T> }) {
  const any = filter as unknown as Filter;
  const view = useView(at.views, { list }, { keep: true });
  const dropping = useAct(at.drop);
  const [naming, setNaming] = useState(false);
  const rows = view.ready ? view.data.rows : [];
  const entries = [
    ...rows.map(({ id, name, filter: kept, isOwn, isShared, personName }) => ({
      key: id,
      label: isOwn ? `${name}${isShared ? '（已共享）' : ''}` : `${name}（${personName}）`,
      onClick: () => any.set({ ...any.defaults, ...kept }),
      extra: isOwn ? (
        <button
          type="button"
          className="link"
          aria-label={`删去视图 ${name}`}
          onClick={(event) => {
            event.stopPropagation();
            void dropping.run({ viewId: id });
          }}
        >
          删去
        </button>
      ) : undefined,
    })),
    ...(rows.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: '+', label: '把当前筛选存为视图…', onClick: () => setNaming(true) },
  ];
  return (
    <>
      <Dropdown menu={{ items: entries }} trigger={['click']}>
        <Button size="small">视图{rows.length > 0 ? ` ${rows.length}` : ''}</Button>
      </Dropdown>
      {naming ? <Naming list={list} values={any.values} onEnd={() => setNaming(false)} /> : null}
    </>
  );
}

type NamingProps = { list: string; values: FilterValues; onEnd: () => void };
function Naming({ list, values, onEnd }: NamingProps) {
  const { run, busy, problem } = useAct(at.keep);
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = async () => {
    const { page: _, ...filter } = values;
    if (name.trim() === '' || !(await run({ list, name: name.trim(), filter, isShared }))) return;
    announce(`已存为视图“${name.trim()}”`);
    onEnd();
  };
  return (
    <Modal
      open
      title="存为视图"
      okText="保存"
      cancelText="返回"
      confirmLoading={busy}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={() => void save()}
      onCancel={onEnd}
    >
      <label className="field-label" htmlFor="view-name">
        名称
      </label>
      <Input
        id="view-name"
        value={name}
        maxLength={30}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={(event) => event.nativeEvent.isComposing || void save()}
      />
      <p className="gap">
        <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
          本单位的人都能看到
        </Checkbox>
      </p>
      <p className="note">只保存筛选条件，不保存数据；别人按自己的权限看到结果。同名的视图会被替换。</p>
      <ProblemView problem={problem} />
    </Modal>
  );
}
