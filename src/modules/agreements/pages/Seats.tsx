import { Block } from '../../../web/parts/Page.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { agreementsEndpoints as at } from '../endpoints.ts';
import type { Agreement, Paper } from './types.ts';

type Seat = Paper['seats'][number];

function Signed({ seat, agreement, paper }: { seat: Seat; agreement: Agreement; paper: Paper }) {
  const { signature } = seat;
  if (!signature) {
    const talking = paper.state === 'negotiating';
    return (
      <p className="note">
        {talking
          ? seat.party === 'office'
            ? '定稿即同意'
            : seat.consented
              ? '已同意本版'
              : '未表态'
          : seat.open
            ? '轮到签署'
            : '待前一组'}
      </p>
    );
  }
  const key = { agreementId: agreement.id, paperId: paper.id, party: seat.party };
  return (
    <p className="note">
      {signature.who}　<When at={signature.at} form="short" />
      <br />
      {signature.methodLabel}
      {'　'}
      {signature.fileName ? (
        <a href={hrefOf(at.scan, key)} download>
          看扫描件
        </a>
      ) : (
        <span className="num">公钥 {signature.fingerprint}…</span>
      )}
    </p>
  );
}

/** 签署: groups in their order, the parties of a group side by side. */
export function Seats({ agreement, paper }: { agreement: Agreement; paper: Paper }) {
  const groups = [...new Set(paper.seats.map((seat) => seat.group))];
  const signed = paper.seats.filter((seat) => seat.signature).length;
  return (
    <Block title="签署" note={paper.number ? `已签 ${signed} / ${paper.seats.length}` : '定稿后签署'}>
      <ol className="seats">
        {groups.map((group) => (
          <li key={group}>
            <p className="dim">
              第 {group} 组{paper.seats.filter((seat) => seat.group === group).length > 1 ? '（可同时签署）' : ''}
            </p>
            {paper.seats
              .filter((seat) => seat.group === group)
              .map((seat) => (
                <div key={seat.party} className="seat">
                  <Shape kind={seat.signature ? 'done' : seat.open ? 'doing' : 'idle'} />
                  <div>
                    <p>
                      <b>{seat.label}</b>　{seat.name}
                    </p>
                    <Signed {...{ seat, agreement, paper }} />
                  </div>
                </div>
              ))}
          </li>
        ))}
      </ol>
      {signed > 0 ? (
        <p>
          <a href={hrefOf(at.evidence, { agreementId: agreement.id, paperId: paper.id })} download>
            下载签署凭据
          </a>
          <span className="note">　可用 check-agreement.mjs 离线核验</span>
        </p>
      ) : null}
    </Block>
  );
}
