import { fen } from '../../../base/money.ts';
import { Block } from '../../../web/parts/Page.tsx';
import { Money, When } from '../../../web/parts/Text.tsx';
import type { Figures, Paper } from './types.ts';

function Plan({ figures }: { figures: Figures }) {
  return (
    <table className="plain-table">
      <caption className="sr">拨付计划</caption>
      <thead>
        <tr>
          <th scope="col">期次</th>
          <th scope="col">拨付条件</th>
          <th scope="col" className="num">
            比例
          </th>
          <th scope="col" className="num">
            金额（万元）
          </th>
          <th scope="col">凭据</th>
        </tr>
      </thead>
      <tbody>
        {figures.instalments.map((one) => (
          <tr key={one.key}>
            <th scope="row">{one.label}</th>
            <td>{one.triggerLabel}</td>
            <td className="num">{one.percent}%</td>
            <td className="num">
              <Money fen={fen(one.amountFen)} />
            </td>
            <td>
              {one.evidence.join('、')}
              {one.capFen === null ? null : (
                <>
                  　不超过 <Money fen={fen(one.capFen)} unit />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shares({ figures }: { figures: Figures }) {
  return (
    <table className="plain-table">
      <caption>资金用途与上限</caption>
      <thead>
        <tr>
          <th scope="col">用途</th>
          <th scope="col" className="num">
            上限（万元）
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.purposes.map((one) => (
          <tr key={one.code}>
            <th scope="row">{one.label}</th>
            <td className="num">
              <Money fen={fen(one.capFen)} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">合计</th>
          <td className="num">
            <Money fen={fen(figures.purposes.reduce((sum, one) => sum + one.capFen, 0))} />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Sources({ figures }: { figures: Figures }) {
  return (
    <table className="plain-table">
      <caption>扶持资金以外的来源</caption>
      <thead>
        <tr>
          <th scope="col">来源</th>
          <th scope="col" className="num">
            承诺（万元）
          </th>
        </tr>
      </thead>
      <tbody>
        {figures.ownMoney.map((one) => (
          <tr key={one.source}>
            <th scope="row">{one.label}</th>
            <td className="num">
              <Money fen={fen(one.promisedFen)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Dates({ figures }: { figures: Figures }) {
  return (
    <table className="plain-table">
      <caption>创作节点与时限</caption>
      <thead>
        <tr>
          <th scope="col">节点</th>
          <th scope="col">完成时限</th>
        </tr>
      </thead>
      <tbody>
        {figures.milestones.map((one) => (
          <tr key={one.kind}>
            <th scope="row">{one.label}</th>
            <td>
              <When at={one.dueOn} form="day" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** 要点: what the agreement says in figures; everything but plan, purposes and dates comes from the record. */
export function PaperFigures({ paper }: { paper: Paper }) {
  const { figures, kind } = paper;
  if (kind !== 'main' && kind !== 'change') return null;
  const own = figures.ownMoney.reduce((sum, one) => sum + one.promisedFen, 0);
  return (
    <Block title="要点" note={figures.decisionNumber ? `依据 ${figures.decisionNumber}` : '取自评审结果和申报书'}>
      <dl className="agreement-sum">
        <div>
          <dt>扶持金额</dt>
          <dd>{figures.support === 'funded' ? <Money fen={fen(figures.amountFen)} unit /> : '不给予资金'}</dd>
        </div>
        <div>
          <dt>其他来源</dt>
          <dd>
            <Money fen={fen(own)} unit />
          </dd>
        </div>
        <div>
          <dt>集数</dt>
          <dd>
            {figures.episodeCount === null || figures.episodeMinutes === null
              ? '未填'
              : `${figures.episodeCount} 集 × ${figures.episodeMinutes} 分钟`}
          </dd>
        </div>
        <div>
          <dt>最后时限</dt>
          <dd>{figures.dueOn ? <When at={figures.dueOn} form="day" /> : '未定'}</dd>
        </div>
      </dl>
      {figures.support === 'funded' ? <Plan figures={figures} /> : null}
      <div className="two agreement-tables">
        {figures.support === 'funded' ? <Shares figures={figures} /> : null}
        {figures.ownMoney.length > 0 ? <Sources figures={figures} /> : null}
        <Dates figures={figures} />
      </div>
    </Block>
  );
}
