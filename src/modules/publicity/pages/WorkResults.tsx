import { Checkbox } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { OpenMove } from '../../../base/workflow.ts';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When, Work } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { publicityEndpoints as at } from '../endpoints.ts';
import type { NoticeOut } from '../views.ts';
import { standingShapes } from './words.ts';

type Notice = z.output<typeof NoticeOut>;
type Row = Notice['works'][number];

function ResultCell({ row }: { row: Row }) {
  if (row.result)
    return (
      <To path="/notices/$code" params={{ code: row.result.code }}>
        {row.result.documentNumber}
      </To>
    );
  return <span className="note">{row.findings.map((one) => one.message).join('；') || '公示期满，无未办结异议'}</span>;
}

const partEffect = (chosen: readonly string[], left: number) => ({
  title: `先行确定公示结果：${chosen.length} 部`,
  who: `${chosen.length} 部作品的申报机构和推荐单位；其余 ${left} 部继续公示`,
  sends: '公众网站发布这几部作品的结果公告并编文号；通知进入待发箱',
  takeBack: '不能收回。这几部作品此后可以签约和拨付',
  promise: '所选作品公示期已满，没有未办结的异议',
  act: `确定 ${chosen.length} 部`,
});

/** Every published work with its own end and what still stands against it; the leader makes ready ones final first. */
export function WorkResults({ notice, move }: { notice: Notice; move: OpenMove | undefined }) {
  const ready = notice.works.filter((one) => one.standing === 'ready').map((one) => one.number);
  const waiting = notice.works.filter((one) => one.standing !== 'final').length;
  const [left, setLeft] = useState<readonly string[]>([]);
  if (notice.works.length === 0 || notice.state !== 'open') return null;
  const choosing = move !== undefined && ready.length > 0 && ready.length < waiting;
  const chosen = ready.filter((one) => !left.includes(one));
  const toggle = (number: string) =>
    setLeft(left.includes(number) ? left.filter((one) => one !== number) : [...left, number]);
  return (
    <Block
      title="各作品结果"
      note={`结果已定 ${notice.works.length - waiting} 部，可以确定 ${ready.length} 部，共 ${notice.works.length} 部`}
      extra={
        choosing && chosen.length > 0 ? (
          <MoveButton
            move={move}
            endpoint={at.finishPart}
            input={{ noticeId: notice.id, version: notice.version, works: chosen }}
            effect={partEffect(chosen, waiting - chosen.length)}
            onDone={() => setLeft([])}
          />
        ) : null
      }
    >
      <div className="scroll-x" tabIndex={0} role="region" aria-label="各作品结果">
        <table className="notice-table">
          <caption className="sr">各作品公示期与结果</caption>
          <thead>
            <tr>
              {choosing ? <th scope="col">先行确定</th> : null}
              <th scope="col">作品</th>
              <th scope="col">公示至</th>
              <th scope="col">状态</th>
              <th scope="col">结果文号或未定的原因</th>
            </tr>
          </thead>
          <tbody>
            {notice.works.map((row) => (
              <tr key={row.number}>
                {choosing ? (
                  <td>
                    {row.standing === 'ready' ? (
                      <Checkbox
                        aria-label={`先行确定《${row.title}》`}
                        checked={!left.includes(row.number)}
                        onChange={() => toggle(row.number)}
                      />
                    ) : null}
                  </td>
                ) : null}
                <td>
                  <Work title={row.title} />
                  <span className="work-number">{row.number}</span>
                </td>
                <td className="nowrap">{row.until ? <When at={row.until} form="day" /> : ''}</td>
                <td className="nowrap">
                  <Status kind={standingShapes[row.standing]}>{row.standingLabel}</Status>
                </td>
                <td>
                  <ResultCell row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Block>
  );
}
