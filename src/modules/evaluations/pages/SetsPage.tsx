import './evaluations.css';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { RowsEditor } from '../../../web/parts/RowsEditor.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { evaluationSetsEndpoints as at } from '../endpoints.ts';
import { scaleWords } from '../rules.ts';
import { AddSet, BandIn, IndicatorIn, PillarIn, SetContentIn } from '../schema.ts';
import { audiences, bases, evaluationKinds, type SetContent } from '../terms.ts';

const words = AddSet.pick({ validFrom: true, note: true });
const head = SetContentIn.pick({
  title: true,
  clause: true,
  selfDays: true,
  objectionDays: true,
  shownTo: true,
  note: true,
});
const lists = [
  ['pillars', '维度', PillarIn],
  ['indicators', '指标', IndicatorIn],
  ['bands', '等次', BandIn],
] as const;

function Content({ content }: { content: SetContent }) {
  return (
    <>
      <p className="dim">{content.note}</p>
      <p>
        依据{content.clause}；自评 {content.selfDays} 天，异议期 {content.objectionDays} 个工作日；结果
        {content.shownTo === 'own' ? '仅本单位可见' : '全部对象可见'}。等次：
        {content.bands.map(({ label, from }) => `${label}（${from} 分起）`).join('、')}。
      </p>
      <div className="scroll-x">
        <table className="plain-table">
          <caption className="sr">评价指标</caption>
          <thead>
            <tr>
              {['维度', '指标', '分值', '来源', '得分', '口径', '依据'].map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {content.indicators.map((one) => (
              <tr key={one.key}>
                <td className="nowrap">{content.pillars.find(({ key }) => key === one.pillar)?.label}</td>
                <th scope="row">{one.label}</th>
                <td>{one.weight}</td>
                <td className="nowrap">
                  {bases[one.basis]}
                  {one.evidence ? '，附佐证' : ''}
                </td>
                <td>{scaleWords(one)}</td>
                <td>{one.note}</td>
                <td>{one.clause}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Editor({ draft, onChange }: { draft: SetContent; onChange: (next: SetContent) => void }) {
  return (
    <Block title="新版" note="分值合计 100；系统计算的指标须写明取数、零分值和满分值">
      <SchemaForm
        schema={head}
        values={draft as never}
        onChange={(next) => onChange({ ...draft, ...(next as Partial<SetContent>) })}
        columns={2}
      />
      {lists.map(([name, caption, schema]) => (
        <RowsEditor
          key={name}
          schema={schema}
          rows={draft[name] as never}
          onChange={(next) => onChange({ ...draft, [name]: next as never })}
          path={`content.${name}`}
          caption={caption}
        />
      ))}
    </Block>
  );
}

/** Indicators by kind of appraisal and of body, every edition of them. */
export default function SetsPage() {
  const view = useView(at.list, {});
  const filter = useFilter({ which: 'yearly.province' });
  const [draft, setDraft] = useState<SetContent>();
  const [asking, setAsking] = useState(false);
  if (!view.ready) return <Waiting view={view} />;
  const [kind, audience] = filter.values.which.split('.');
  const editions = view.data.rows.filter((one) => one.kind === kind && one.audience === audience);
  const latest = editions[0];
  const options = Object.entries(evaluationKinds).flatMap(([key, label]) =>
    Object.entries(audiences).map(([whom, name]) => ({ value: `${key}.${whom}`, label: `${name}${label}` })),
  );
  return (
    <>
      <PageHeader
        title="评价指标"
        sub="指标、分值、得分标准和等次按版次管理；已经开展的评价保持原来的版次"
        moves={
          !view.data.mayAdd || !latest ? null : draft ? (
            <>
              <Button onClick={() => setDraft(undefined)}>放弃</Button>
              <Button type="primary" onClick={() => setAsking(true)}>
                发布新版…
              </Button>
            </>
          ) : (
            <Button onClick={() => setDraft(latest.content)}>编制新版</Button>
          )
        }
      />
      <Segmented
        className="set-switch"
        value={filter.values.which}
        options={options}
        disabled={draft !== undefined}
        onChange={(which) => filter.set({ which })}
      />
      {draft ? <Editor draft={draft} onChange={setDraft} /> : null}
      {draft && latest ? (
        <ActDialog
          open={asking}
          title="发布评价指标新版"
          act="发布"
          endpoint={at.add}
          schema={words}
          fixed={{ kind: latest.kind, audience: latest.audience, content: draft }}
          onCancel={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setDraft(undefined);
          }}
        />
      ) : null}
      {editions.map((one) => (
        <Block
          key={one.id}
          title={`${one.content.title}　第 ${one.edition} 版`}
          note={`自 ${one.validFrom} 起，${one.createdByName}：${one.note}`}
        >
          <Content content={one.content} />
        </Block>
      ))}
    </>
  );
}
