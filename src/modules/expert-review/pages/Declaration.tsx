import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { useAct } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import type { SeatDoorOut } from '../views.ts';

type Ticked = Record<string, { kind: string; note: string }>;

/** The list of parties, each to be ticked where there is a tie; works are not named here. */
export function Declaration({ seat }: { seat: z.output<typeof SeatDoorOut> }) {
  const [ticked, setTicked] = useState<Ticked>({});
  const [words, setWords] = useState('');
  const [checked, setChecked] = useState(false);
  const declare = useAct(expertReviewEndpoints.declare);
  const conflicts = Object.entries(ticked).map(([partyKey, one]) => ({ partyKey, ...one }));
  const unnamed = conflicts.filter((one) => one.kind === '').length;
  const known = new Map(seat.known.map((one) => [one.key, one.detail]));
  const parties = (seat.parties ?? []).filter((party) => words.trim() === '' || party.name.includes(words.trim()));
  const options = seat.conflictKinds.map((one) => ({ value: one.code, label: one.label }));
  const tick = (key: string, on: boolean) => {
    const { [key]: _, ...rest } = ticked;
    setTicked(on ? { ...rest, [key]: { kind: '', note: '' } } : rest);
  };
  return (
    <Block
      title="申报利害关系"
      note={`当事方 ${seat.parties?.length ?? 0} 家，勾选与您有关的`}
      extra={
        <Input
          size="small"
          placeholder="按名称查找"
          aria-label="按名称查找当事方"
          allowClear
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      }
    >
      <ul className="parties">
        {parties.map((party) => {
          const one = ticked[party.key];
          return (
            <li key={party.key}>
              <Checkbox checked={one !== undefined} onChange={(event) => tick(party.key, event.target.checked)}>
                {party.name} <span className="note">{party.roleLabel}</span>
              </Checkbox>
              {known.has(party.key) ? (
                <div className="note">
                  <Status kind="warn">系统已发现：{known.get(party.key)}，相关作品不会分派给您</Status>
                </div>
              ) : null}
              {one ? (
                <div className="row">
                  <Select
                    size="small"
                    style={{ width: 220 }}
                    aria-label={`与${party.name}的关系`}
                    placeholder="何种关系"
                    options={options}
                    value={one.kind || null}
                    onChange={(kind) => setTicked({ ...ticked, [party.key]: { ...one, kind: kind ?? '' } })}
                  />
                  <Input
                    size="small"
                    aria-label="说明"
                    placeholder="说明（可不填）"
                    value={one.note}
                    onChange={(event) => setTicked({ ...ticked, [party.key]: { ...one, note: event.target.value } })}
                  />
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
      <ProblemView problem={declare.problem} />
      <p className="declare-foot">
        <Checkbox checked={checked} onChange={(event) => setChecked(event.target.checked)}>
          本人已逐一核对名单，
          {conflicts.length === 0
            ? '与各方均无应当回避的关系'
            : `除已勾选的 ${conflicts.length} 家外，与其他各方均无应当回避的关系`}
        </Checkbox>
      </p>
      <Button
        type="primary"
        disabled={!checked || unnamed > 0}
        loading={declare.busy}
        title={unnamed > 0 ? `还有 ${unnamed} 家未选关系` : undefined}
        onClick={() => void declare.run({ seatId: seat.id, complete: true, conflicts })}
      >
        {conflicts.length === 0 ? '声明无利害关系' : `申报 ${conflicts.length} 家并回避相关作品`}
      </Button>
    </Block>
  );
}
