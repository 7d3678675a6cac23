import { FindingList } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Money } from '../../../web/parts/Text.tsx';
import type { Fen } from '../../../base/money.ts';
import type { ScenariosView } from './ScenariosPage.tsx';

type Side = ScenariosView['a'];
type Part = Side['byKind'][number];
const kindOrder = ['selected', 'selected_unfunded', 'reserve', 'not_selected', 'removed'];

const signed = (n: number): string => (n === 0 ? '' : n > 0 ? `+${n}` : `−${-n}`);

/** Parts of both sides on common lines, in the order given or of the names. */
function joined(a: readonly Part[], b: readonly Part[], order?: readonly string[]) {
  const keys = [...new Set([...a, ...b].map((part) => part.key))];
  const at = (key: string) => (order ? order.indexOf(key) : 0);
  const of = (parts: readonly Part[], key: string) => parts.find((part) => part.key === key);
  return keys
    .sort((x, y) => at(x) - at(y) || (x < y ? -1 : 1))
    .map((key) => ({ key, label: (of(a, key) ?? of(b, key))?.label ?? key, a: of(a, key), b: of(b, key) }));
}

function Lines({ title, lines, money }: { title: string; lines: ReturnType<typeof joined>; money?: boolean }) {
  return (
    <tbody>
      <tr>
        <th colSpan={6} scope="colgroup" className="sums-head">
          {title}
        </th>
      </tr>
      {lines.map(({ key, label, a, b }) => {
        const [inA, inB] = [a?.count ?? 0, b?.count ?? 0];
        return (
          <tr key={key} className={inA === inB ? '' : 'row-near'}>
            <th scope="row">{label}</th>
            <td className="num">{inA}</td>
            <td className="num">{inB}</td>
            <td className="num">{signed(inA - inB)}</td>
            <td className="num">{money ? <Money fen={(a?.moneyFen ?? 0) as Fen} unit={false} /> : null}</td>
            <td className="num">{money ? <Money fen={(b?.moneyFen ?? 0) as Fen} unit={false} /> : null}</td>
          </tr>
        );
      })}
    </tbody>
  );
}

/** What both sides come to: kinds, categories, regions and money; what speaks against each under its own rules. */
export function ScenarioSums({ a, b }: { a: Side; b: Side }) {
  return (
    <>
      <Block title="构成对比" note="部数与申请资金（万元）；地区按推荐单位">
        <div className="scroll-x" role="region" aria-label="构成对比" tabIndex={0}>
          <table className="plain-table sums">
            <caption className="sr">构成对比</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">甲：{a.name}</th>
                <th scope="col">乙：{b.name}</th>
                <th scope="col">甲比乙</th>
                <th scope="col">甲资金</th>
                <th scope="col">乙资金</th>
              </tr>
            </thead>
            <Lines title="评定意见" lines={joined(a.byKind, b.byKind, kindOrder)} />
            <Lines title="入选作品类别" lines={joined(a.byCategory, b.byCategory)} money />
            <Lines title="入选作品地区" lines={joined(a.byRegion, b.byRegion)} money />
            <tfoot>
              <tr>
                <th scope="row">入选合计</th>
                <td className="num">{a.selected}</td>
                <td className="num">{b.selected}</td>
                <td className="num">{signed(a.selected - b.selected)}</td>
                <td className="num">
                  <Money fen={a.moneyFen as Fen} unit={false} />
                </td>
                <td className="num">
                  <Money fen={b.moneyFen as Fen} unit={false} />
                </td>
              </tr>
            </tfoot>
          </table>
        </div>
        {a.withoutSum + b.withoutSum > 0 ? (
          <p className="note">
            未填申请金额、未计入资金的作品：甲 {a.withoutSum} 部，乙 {b.withoutSum} 部
          </p>
        ) : null}
      </Block>
      {[
        { mark: '甲', side: a },
        { mark: '乙', side: b },
      ].map(({ mark, side }) =>
        side.findings.length > 0 ? (
          <FindingList key={mark} title={`${mark}：${side.name}，按自身规则核查`} findings={side.findings} />
        ) : null,
      )}
    </>
  );
}
