import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { useAct } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { RoundView } from './PanelView.tsx';

type Draft = { name: string; applicationIds: string[]; regularIds: string[]; alternateIds: string[] };

const begun = (round: RoundView): Draft[] => {
  const seated = (panel: RoundView['panels'][number], standing: string) =>
    panel.seats.filter((seat) => seat.standing === standing).map((seat) => seat.expertId);
  const panels = round.panels.map((panel) => ({
    name: panel.name,
    applicationIds: panel.works.map((work) => work.applicationId),
    regularIds: seated(panel, 'regular'),
    alternateIds: seated(panel, 'alternate'),
  }));
  return panels.length > 0
    ? panels
    : [
        {
          name: '评审组',
          applicationIds: round.unplaced.map((work) => work.applicationId),
          regularIds: [],
          alternateIds: [],
        },
      ];
};

/** Panels by hand: works, regulars and alternates of each; what an expert must keep away from is said at once. */
export function PanelEditor({ round, onClose }: { round: RoundView; onClose: () => void }) {
  const [panels, setPanels] = useState<Draft[]>(() => begun(round));
  const { run, busy, problem } = useAct(expertReviewEndpoints.arrange);
  const works = [...round.panels.flatMap((panel) => panel.works), ...round.unplaced];
  const change = (at: number, part: Partial<Draft>) =>
    setPanels(panels.map((panel, i) => (i === at ? { ...panel, ...part } : panel)));
  const taken = new Set(panels.flatMap((panel) => [...panel.regularIds, ...panel.alternateIds]));
  const workOptions = works.map((work) => ({ value: work.applicationId, label: `${work.number}《${work.title}》` }));
  const experts = (panel: Draft, own: readonly string[]) =>
    round.pool
      .filter((one) => one.available && (!taken.has(one.expertId) || own.includes(one.expertId)))
      .map((one) => {
        const avoids = new Set(
          one.conflicts
            .filter((each) => panel.applicationIds.includes(each.applicationId))
            .map((each) => each.applicationId),
        ).size;
        return {
          value: one.expertId,
          label: `${one.name}（${one.regionName}${avoids > 0 ? `，应回避 ${avoids} 部` : ''}）`,
          avoids,
        };
      })
      .sort((a, b) => a.avoids - b.avoids);
  const send = async () => {
    if (await run({ roundId: round.id, panels })) onClose();
  };
  const many = {
    mode: 'multiple' as const,
    style: { width: '100%' },
    optionFilterProp: 'label',
    maxTagCount: 12,
    allowClear: true,
  };
  return (
    <Block title="人工编组" note="每部作品由本组正选评审，应回避的由候补顶替；保存时统一核查">
      {panels.map((panel, i) => (
        // biome-ignore lint: panels being typed have no other key
        <fieldset key={i} className="grow" style={{ border: 0, padding: '0 0 12px', margin: 0 }}>
          <legend>
            <Input
              size="small"
              aria-label="组名"
              value={panel.name}
              onChange={(event) => change(i, { name: event.target.value })}
            />
          </legend>
          <span className="note">作品（{panel.applicationIds.length}）</span>
          <Select
            {...many}
            aria-label={`${panel.name}作品`}
            options={workOptions}
            value={panel.applicationIds}
            onChange={(applicationIds) => change(i, { applicationIds })}
          />
          <span className="note">
            正选（{panel.regularIds.length}，应为 {round.settings.panelMinimum}—{round.settings.panelMaximum}
            {round.settings.odd ? ' 且为单数' : ''}）
          </span>
          <Select
            {...many}
            aria-label={`${panel.name}正选`}
            options={experts(panel, panel.regularIds)}
            value={panel.regularIds}
            onChange={(regularIds) => change(i, { regularIds })}
          />
          <span className="note">候补（{panel.alternateIds.length}）</span>
          <Select
            {...many}
            aria-label={`${panel.name}候补`}
            options={experts(panel, panel.alternateIds)}
            value={panel.alternateIds}
            onChange={(alternateIds) => change(i, { alternateIds })}
          />
        </fieldset>
      ))}
      <ProblemView problem={problem} />
      <div className="row gap">
        <Button
          onClick={() =>
            setPanels([
              ...panels,
              { name: `评审${panels.length + 1}组`, applicationIds: [], regularIds: [], alternateIds: [] },
            ])
          }
        >
          增加一组
        </Button>
        {panels.length > 1 ? <Button onClick={() => setPanels(panels.slice(0, -1))}>去掉最后一组</Button> : null}
        <span className="grow" />
        <Button onClick={onClose}>返回</Button>
        <Button type="primary" loading={busy} onClick={() => void send()}>
          保存编组
        </Button>
      </div>
    </Block>
  );
}
