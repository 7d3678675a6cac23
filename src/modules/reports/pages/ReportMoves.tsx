import { Button } from 'antd';
import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { reportsEndpoints as at } from '../endpoints.ts';
import {
  DropRestatement,
  PrepareReport,
  RecallReport,
  RestateReport,
  ReturnReport,
  SendBackReport,
} from '../schema.ts';
import type { ReportView } from './use-grid.ts';

const phone = PrepareReport.pick({ phone: true });
const back = SendBackReport.pick({ reason: true });
const returned = ReturnReport.pick({ reason: true });
const recalled = RecallReport.pick({ reason: true });
const dropped = DropRestatement.pick({ reason: true });
const restated = RestateReport.pick({ reason: true });

const notes: Partial<Record<ReportView['state'], string>> = {
  filling: '提交后由另一人审核，再由负责人签发；签发前都可以退回修改。',
  returned: '修改后重新提交审核、签发。',
  prepared: '审核人须是填报人以外的人。',
  checked: '签发后即报送总局，表内容定版；总局确认前可以撤回，确认后只能办理更正，原版保留。',
  restating: '更正须经审核、签发；原版与更正版都留存。',
};

/** What may be done next with the table, at the foot of the page. */
export function ReportMoves({ report, onTimeline }: { report: ReportView; onTimeline: () => void }) {
  const { id: reportId, version, moves, counts, period, unit } = report;
  const move = (act: string) => moves.find((one) => one.act === act);
  const fixed = { reportId, version };
  return (
    <MovesBar
      moves={moves.filter(({ act }) => ['prepare', 'check', 'certify'].includes(act))}
      note={notes[report.state]}
      quiet={
        <>
          <Button onClick={onTimeline}>办理记录</Button>
          <MoveButton move={move('send_back')} endpoint={at.sendBack} input={fixed} form={{ schema: back }} />
          <MoveButton move={move('recall')} endpoint={at.recall} input={fixed} form={{ schema: recalled }} />
          <MoveButton move={move('return')} endpoint={at.return} input={fixed} form={{ schema: returned }} />
          <MoveButton
            move={move('drop_restatement')}
            endpoint={at.dropRestatement}
            input={fixed}
            form={{ schema: dropped }}
          />
          <MoveButton move={move('restate')} endpoint={at.restate} input={fixed} form={{ schema: restated }} />
        </>
      }
      act={
        <>
          <MoveButton
            move={move('prepare')}
            endpoint={at.prepare}
            input={fixed}
            primary
            form={{ schema: phone, initial: { phone: report.phone ?? '' }, title: '提交审核' }}
          />
          <MoveButton move={move('check')} endpoint={at.check} input={fixed} primary />
          <MoveButton
            move={move('certify')}
            endpoint={at.certify}
            input={{ ...fixed, checked: true as const }}
            effect={{
              title: `签发报送${period.name}推进表`,
              who: `${unit.name} ${counts.rows} 个项目：有变化 ${counts.changed}，无变化 ${counts.unchanged}`,
              sends: '推进表报送广电总局，填报人、审核人、签发人印在表尾',
              takeBack: '总局确认前签发人可以撤回；确认后只能办理更正，原版保留',
              promise: '我已看过全表，对数据真实性负责',
              act: `签发报送 ${counts.rows} 个项目`,
            }}
          />
          <MoveButton move={move('confirm')} endpoint={at.confirm} input={fixed} primary />
        </>
      }
    />
  );
}
