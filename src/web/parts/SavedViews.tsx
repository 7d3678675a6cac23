import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FilterValues } from '../address.ts';
import type { Filter } from '../router.tsx';
import { keep, kept } from '../storage.ts';

type SavedView = { name: string; values: FilterValues };

/** Filters a person keeps under a name for one list, in this browser. */
export function SavedViews<T extends FilterValues>({ list, filter }: { list: string; filter: Filter<T> }) {
  const place = `views.${list}`;
  const any = filter as unknown as Filter;
  const [views, setViews] = useState<SavedView[]>(() => kept<SavedView[]>(place) ?? []);
  const [naming, setNaming] = useState<string>();
  const write = (next: SavedView[]) => {
    setViews(next);
    keep(place, next);
  };
  const save = () => {
    const name = naming?.trim();
    if (!name) return;
    write([...views.filter((one) => one.name !== name), { name, values: any.values }]);
    setNaming(undefined);
  };
  const entries = [
    ...views.map((one) => ({
      key: one.name,
      label: one.name,
      onClick: () => any.set({ ...any.defaults, ...one.values }),
      extra: (
        <button
          type="button"
          className="link"
          aria-label={`删去视图 ${one.name}`}
          onClick={(event) => {
            event.stopPropagation();
            write(views.filter((other) => other !== one));
          }}
        >
          删去
        </button>
      ),
    })),
    ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
    { key: '+', label: '把当前筛选存为视图…', onClick: () => setNaming('') },
  ];
  return (
    <>
      <Dropdown menu={{ items: entries }} trigger={['click']}>
        <Button size="small">视图{views.length > 0 ? ` ${views.length}` : ''}</Button>
      </Dropdown>
      <Modal
        open={naming !== undefined}
        title="存为视图"
        okText="保存"
        cancelText="返回"
        onOk={save}
        onCancel={() => setNaming(undefined)}
      >
        <label className="field-label" htmlFor="view-name">
          名称
        </label>
        <Input
          id="view-name"
          value={naming ?? ''}
          onChange={(event) => setNaming(event.target.value)}
          onPressEnter={(event) => event.nativeEvent.isComposing || save()}
        />
        <p className="note">存在本机浏览器，只有您能看到。</p>
      </Modal>
    </>
  );
}
