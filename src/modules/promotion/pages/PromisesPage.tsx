import './promotion.css';
import { Button } from 'antd';
import { useState } from 'react';
import { DataTable } from '../../../web/parts/DataTable.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { FilterBar } from '../../../web/parts/FilterBar.tsx';
import { PageHeader } from '../../../web/parts/Page.tsx';
import { useFilter } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { promotionEndpoints as at } from '../endpoints.ts';
import { type Place, places, type Standing, standings } from '../terms.ts';
import { promiseColumns } from './columns.tsx';
import { EnterPromise } from './EnterPromise.tsx';

/** 宣推: what platforms promised, what was proved, what is missing. */
export default function PromisesPage() {
  const filter = useFilter({ q: '', place: '', standing: '', cut: '', page: 1, size: 50 });
  const { q, place, standing, cut, page, size } = filter.values;
  const [entering, setEntering] = useState(false);
  const asked = { q, place: place as Place | '', standing: standing as Standing | '', cut: cut as '' | 'mine' };
  const view = useView(at.list, { ...asked, page, size }, { keep: true });
  const short = view.ready ? (view.data.counts.find((one) => one.standing === 'short')?.n ?? 0) : 0;
  return (
    <>
      <PageHeader
        title="宣推"
        sub="平台承诺的位置、天数和数据，凭网址和截图核对；未足额的列入欠缺清单"
        meta={short > 0 ? <a href={hrefOf(at.export, { ...asked, standing: '' })}>导出欠缺清单（{short} 项）</a> : null}
        moves={
          view.ready && view.data.mayPromise ? (
            <Button type="primary" onClick={() => setEntering(true)}>
              登记承诺位置
            </Button>
          ) : null
        }
      />
      {entering ? <EnterPromise onClose={() => setEntering(false)} /> : null}
      <FilterBar
        filter={filter}
        fields={[
          { key: 'q', label: '作品、编号、平台', kind: 'text', width: 200 },
          { key: 'place', label: '位置', kind: 'select', width: 140, options: places },
          { key: 'standing', label: '状态', kind: 'select', width: 140, options: standings },
        ]}
        cuts={{
          key: 'cut',
          options: [
            { value: '', label: '全部' },
            { value: 'mine', label: '待我办理' },
          ],
        }}
      />
      <DataTable
        list="promotion"
        caption="承诺位置"
        rows={view.ready ? view.data.rows : undefined}
        view={view}
        rowKey={(row) => row.id}
        columns={promiseColumns(true)}
        total={view.ready ? view.data.total : 0}
        page={page}
        size={size}
        onPage={(next, rows) => filter.set({ page: next, size: rows })}
        empty={
          filter.changed.length > 0 ? (
            <Empty kind="none-match" title="没有符合条件的承诺" button={{ label: '重置筛选', run: filter.reset }}>
              换个条件再查。
            </Empty>
          ) : (
            <Empty kind="none-yet" title="还没有承诺位置">
              平台为入选作品登记首页入口、置顶、专区等位置后，列在这里。
            </Empty>
          )
        }
      />
    </>
  );
}
