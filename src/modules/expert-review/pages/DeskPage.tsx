import { Splitter } from 'antd';
import { useRef, useState } from 'react';
import { useNarrow } from '../../../web/display.ts';
import { useFrame } from '../../../web/frame/use-frame.ts';
import { useKeys } from '../../../web/keys.ts';
import { Countdown } from '../../../web/parts/Countdown.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { KeyHints } from '../../../web/parts/KeyHints.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { expertReviewEndpoints } from '../endpoints.ts';
import { DeskMaterial, type MaterialActs } from './DeskMaterial.tsx';
import { DeskQueue } from './DeskQueue.tsx';
import { type DeskActs, DeskScoring } from './DeskScoring.tsx';
import { DeskTop } from './DeskTop.tsx';
import { RecuseDialog } from './RecuseDialog.tsx';
import '../../../web/parts/desk.css';
import './desk.css';

const hints = [
  { keys: ['j', 'k'], label: '上下一部' },
  { keys: ['[', ']'], label: '翻页' },
  { keys: ['Tab'], label: '下一项' },
  { keys: ['0', '9'], label: '打分' },
  { keys: ['c'], label: '评语' },
  { keys: ['f'], label: '查找' },
  { keys: ['s'], label: '跳过' },
  { keys: ['r'], label: '回避' },
  { keys: ['ctrl+enter'], label: '保存并下一部' },
  { keys: ['?'], label: '全部按键' },
];

/** 评审工作间: queue, material and scoring; a whole review without a mouse. */
export default function DeskPage() {
  const seatId = useParam('seatId');
  const desk = useView(expertReviewEndpoints.desk, { seatId });
  const filter = useFilter({ sheet: '' });
  const queue = desk.ready ? desk.data.queue.filter((row) => row.state !== 'recused') : [];
  const chosen =
    queue.find((row) => row.sheetId === filter.values.sheet) ??
    queue.find((row) => row.state !== 'submitted') ??
    queue[0];
  const current = chosen?.sheetId ?? '';
  const [recusing, setRecusing] = useState(false);
  // Not read again while the expert steps back from it: afterwards it may not be seen.
  const sheet = useView(expertReviewEndpoints.sheet, { sheetId: current }, { when: current !== '' && !recusing });
  const frame = useFrame();
  const narrow = useNarrow();
  const scoring = useRef<DeskActs>(null);
  const material = useRef<MaterialActs>(null);

  const open = async (sheetId: string | undefined) => {
    if (!sheetId || sheetId === current) return;
    if ((await scoring.current?.leave()) === false) return;
    filter.set({ sheet: sheetId });
  };
  const place = queue.findIndex((row) => row.sheetId === current);
  const beside = (by: 1 | -1) => queue[(place + by + queue.length) % queue.length]?.sheetId;
  const nextOpen = () => {
    const after = [...queue.slice(place + 1), ...queue.slice(0, place)];
    return (after.find((row) => row.state !== 'submitted') ?? queue[(place + 1) % queue.length])?.sheetId;
  };
  useKeys([
    { keys: 'j', label: '下一部', run: () => void open(beside(1)) },
    { keys: 'k', label: '上一部', run: () => void open(beside(-1)) },
    { keys: '[', label: '材料上翻', run: () => material.current?.page(-1) },
    { keys: ']', label: '材料下翻', run: () => material.current?.page(1) },
    { keys: 'c', label: '写评语', run: () => scoring.current?.comment() },
    { keys: 'f', label: '查找', run: () => material.current?.find() },
    { keys: 's', label: '跳过', run: () => void open(nextOpen()) },
    { keys: 'r', label: '回避', run: () => setRecusing(current !== '') },
    { keys: 'ctrl+enter', label: '保存并下一部', run: () => void scoring.current?.finish() },
  ]);
  if (!desk.ready) return <Waiting view={desk} />;
  const person = frame.ready ? (frame.data.person?.id ?? '') : '';
  const left = <DeskQueue desk={desk.data} current={current} onOpen={(id) => void open(id)} />;
  const mine = sheet.ready && sheet.data.id === current ? sheet.data : undefined;
  const middle = mine ? (
    <DeskMaterial key={`m${current}`} sheet={mine} watermark={desk.data.watermark} acts={material} />
  ) : current === '' ? (
    <Empty kind="none-yet" title="没有分派给您的作品">
      分派后会出现在左侧队列。
    </Empty>
  ) : (
    <Waiting view={sheet} />
  );
  const right =
    mine && person ? (
      <DeskScoring
        key={`s${current}.${mine.state === 'submitted' ? 'in' : 'open'}`}
        sheet={mine}
        desk={desk.data}
        personId={person}
        acts={scoring}
        onNext={() => filter.set({ sheet: nextOpen() ?? '' })}
        onSkip={() => void open(nextOpen())}
        onRecuse={() => setRecusing(true)}
      />
    ) : null;
  return (
    <div className="desk">
      <DeskTop
        desk={desk.data}
        clock={
          desk.data.endsAt ? (
            <Countdown label={`距${desk.data.stageLabel}截止`} endsAt={desk.data.endsAt} endText={desk.data.endsText} />
          ) : null
        }
      />
      {narrow ? (
        <div className="desk-three">
          {left}
          {middle}
          {right}
        </div>
      ) : (
        <Splitter className="desk-three">
          <Splitter.Panel defaultSize={212} min={160} max={360}>
            {left}
          </Splitter.Panel>
          <Splitter.Panel>{middle}</Splitter.Panel>
          <Splitter.Panel defaultSize={330} min={280} max={520}>
            {right}
          </Splitter.Panel>
        </Splitter>
      )}
      <KeyHints hints={hints} />
      {recusing && mine ? (
        <RecuseDialog
          sheetId={current}
          name={`${mine.number.slice(-4)}《${mine.title}》`}
          reasons={desk.data.recusalReasons}
          onClose={() => setRecusing(false)}
          onDone={() => filter.set({ sheet: nextOpen() ?? '' })}
        />
      ) : null}
    </div>
  );
}
