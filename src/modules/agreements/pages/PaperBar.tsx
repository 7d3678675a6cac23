import { MoveButton, MovesBar } from '../../../web/parts/Moves.tsx';
import { agreementsEndpoints as at } from '../endpoints.ts';
import { WithReason } from '../schema.ts';
import { parties } from '../terms.ts';
import { SignByKeyButton } from './SignByKey.tsx';
import { SignByScanButton } from './SignByScan.tsx';
import type { Agreement, Paper } from './types.ts';

const reason = WithReason.pick({ reason: true });
const notes: Partial<Record<Paper['state'], string>> = {
  negotiating: '定稿须其他签署方同意本版；提出新版后，对旧版的同意不再有效',
  fixed: '签署以定稿版本号为准；最后一方签署且公示结果确定即生效',
  signed: '各方已签署，公示结果确定后自动生效',
};

const fixEffect = (paper: Paper) => ({
  title: `定稿送签：第 ${paper.versionNo} 版（${paper.code}）`,
  who: paper.parties.map((one) => one.name).join('、'),
  sends: '编定协议编号，各方收到签署待办',
  takeBack: '签署完毕前可退回协商，编号作废、已签无效',
  promise: '已核对金额、期次、用途和条文',
  act: '定稿送签',
});

/** What this person may do with the paper now. */
export function PaperBar({ agreement, paper }: { agreement: Agreement; paper: Paper }) {
  const move = (act: string) => paper.moves.find((one) => one.act === act);
  const input = { agreementId: agreement.id, paperId: paper.id, version: paper.version };
  const shown = paper.moves.filter((one) => one.act !== 'propose');
  if (shown.length === 0) return null;
  const party = agreement.party ? parties[agreement.party] : '';
  return (
    <MovesBar
      moves={shown}
      note={notes[paper.state]}
      quiet={
        <>
          <MoveButton move={move('void')} endpoint={at.void} input={input} form={{ schema: reason }} />
          <MoveButton move={move('reopen')} endpoint={at.reopen} input={input} form={{ schema: reason }} />
          <MoveButton move={move('consent')} endpoint={at.consent} input={input} primary />
          <MoveButton move={move('take_effect')} endpoint={at.takeEffect} input={input} primary />
          <SignByKeyButton agreement={agreement} paper={paper} move={move('sign')} />
        </>
      }
      act={
        move('fix') ? (
          <MoveButton move={move('fix')} endpoint={at.fix} input={input} effect={fixEffect(paper)} />
        ) : move('sign') ? (
          <SignByScanButton agreement={agreement} paper={paper} move={move('sign')} party={party} />
        ) : null
      }
    />
  );
}
