import { Input } from 'antd';
import { useState } from 'react';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { expertReviewEndpoints } from '../endpoints.ts';

type Row = { applicationId: string; proposed: boolean };

/** Settling who goes on to 终评; leaving the order takes a reason. */
export function AdvanceBar({
  roundId,
  rows,
  chosen,
  limit,
}: {
  roundId: string;
  rows: readonly Row[];
  chosen: readonly string[];
  limit: number;
}) {
  const [reason, setReason] = useState('');
  const proposed = rows.filter((row) => row.proposed).map((row) => row.applicationId);
  const differs = proposed.length !== chosen.length || proposed.some((id) => !chosen.includes(id));
  const findings = [
    ...(chosen.length === 0 ? [{ code: 'none', message: '尚未选择作品' }] : []),
    ...(chosen.length > limit ? [{ code: 'too_many', message: `已选 ${chosen.length} 部，超过 ${limit} 部` }] : []),
    ...(differs && [...reason.trim()].length < 5
      ? [{ code: 'reason', message: '名单与结果先后不一致，请写明理由' }]
      : []),
  ];
  const move = { act: 'advance', label: `确定 ${chosen.length} 部进入终评`, findings, basis: '方案六（一）2' };
  return (
    <MovesBar
      moves={[move]}
      quiet={
        differs ? (
          <Input
            style={{ width: 320 }}
            aria-label="调整理由"
            placeholder="与结果先后不一致的理由（必填）"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        ) : undefined
      }
      act={
        <MoveButton
          move={move}
          endpoint={expertReviewEndpoints.advance}
          input={{ roundId, applicationIds: [...chosen], reason }}
          effect={{
            title: `确定 ${chosen.length} 部作品进入终评`,
            act: `确定 ${chosen.length} 部`,
            who: `${rows.length} 部复评作品`,
            sends: '不发任何通知；申报机构和推荐单位看到的状态不变',
            takeBack: '确定后不能改动；未进入终评的作品随评定结论一并公布',
            checks: (
              <Status kind={differs ? 'warn' : 'done'}>
                {differs ? '与评审结果的先后不一致，理由已写明' : '与评审结果的先后一致'}
              </Status>
            ),
          }}
        />
      }
    />
  );
}
