import { Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { dashboardsEndpoints } from '../endpoints.ts';
import type { SearchOut } from '../views.ts';
import type { z } from 'zod';
import './dashboards.css';

/** The words found, marked in a title. */
function Marked({ text, words }: { text: string; words: string }): ReactNode {
  const at = words ? text.indexOf(words) : -1;
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + words.length)}</mark>
      {text.slice(at + words.length)}
    </>
  );
}

type Found = z.output<typeof SearchOut>;
function Groups({ found }: { found: Found }) {
  return found.groups.map((group) => (
    <Block
      key={group.key}
      title={group.label}
      note={`${group.total} 条`}
      className="gap"
      extra={group.all && group.total > group.rows.length ? <To {...group.all}>全部 {group.total} 条</To> : undefined}
    >
      <ul className="hits">
        {group.rows.map((hit) => (
          <li key={hit.id}>
            <To {...hit.to}>
              <Marked text={hit.title} words={found.words} />
            </To>
            <span className="note">{hit.note}</span>
          </li>
        ))}
      </ul>
    </Block>
  ));
}

/** Words before a colon, shown as chips; taking one away asks again without it. */
function Chips({ found, onWithout }: { found: Found; onWithout: (text: string) => void }) {
  if (found.chips.length === 0) return null;
  return (
    <p className="chips" aria-label="限定条件">
      {found.chips.map(({ label, text, known }) => (
        <span key={`${label}${text}`} className={known ? '' : 'bad-text'}>
          {label}：{text}
          {known ? '' : '（没有这一项）'}
          <button type="button" aria-label={`去掉 ${label}：${text}`} onClick={() => onWithout(`${label}:${text}`)}>
            ×
          </button>
        </span>
      ))}
    </p>
  );
}

export default function SearchPage() {
  const filter = useFilter({ q: '' });
  const { q } = filter.values;
  const [typed, setTyped] = useState({ q, text: q });
  if (typed.q !== q) setTyped({ q, text: q });
  const view = useView(dashboardsEndpoints.search, { q }, { when: q.trim() !== '' });
  const ask = () => typed.text.trim() && filter.set({ q: typed.text.trim() });
  const without = (chip: string) =>
    filter.set({ q: q.replaceAll('：', ':').replace(chip, '').replace(/\s+/g, ' ').trim() });
  return (
    <>
      <PageHeader
        title="搜索"
        sub="作品、单位、编号、储备、命题、推进表、台账、调度、评价；可以写 状态:待初评 单位:广东 批次:1 类别:V4 来限定申报"
      />
      <Input.Search
        className="search-box"
        aria-label="搜索"
        value={typed.text}
        allowClear
        enterButton="查询"
        placeholder="作品、单位、编号"
        onChange={(event) => setTyped({ q, text: event.target.value })}
        onSearch={ask}
      />
      {q.trim() === '' ? (
        <Empty kind="none-yet" title="要找什么" button={{ label: '回到工作台', to: { path: '/workbench' } }}>
          两个字就能找到，例如“灯火”。只列出您有权查看的内容。
        </Empty>
      ) : !view.ready ? (
        <Waiting view={view} />
      ) : (
        <>
          <Chips found={view.data} onWithout={without} />
          {view.data.groups.length === 0 ? (
            <Empty
              kind="none-match"
              title={`没有找到“${q}”`}
              button={{ label: '回到工作台', to: { path: '/workbench' } }}
            >
              换个说法，或少写几个字。没有报送到您这里的内容搜不到。
            </Empty>
          ) : (
            <Groups found={view.data} />
          )}
        </>
      )}
    </>
  );
}
