import { Button } from 'antd';
import type { Autosave } from '../use-autosave.ts';
import { type Kind, Status } from './Shape.tsx';
import { When } from './Text.tsx';

const kinds: Record<Autosave<unknown>['state'], Kind> = {
  idle: 'off',
  saved: 'done',
  unsaved: 'doing',
  saving: 'doing',
  offline: 'warn',
  refused: 'bad',
};

/** 已保存 14:03:22, 未保存, 离线已存本机 — always visible while something is written. */
export function SavedMark({
  autosave,
}: {
  autosave: Pick<Autosave<unknown>, 'state' | 'savedAt' | 'problem' | 'flush'>;
}) {
  const { state, savedAt, problem } = autosave;
  const words = {
    idle: '尚无改动',
    saved: (
      <>
        已保存 <When at={savedAt} form="clock" />
      </>
    ),
    unsaved: '未保存',
    saving: '正在保存…',
    offline: '离线，已存本机',
    refused: `未保存：${problem?.title ?? ''}`,
  }[state];
  return (
    <span className="saved" role="status">
      <Status kind={kinds[state]}>{words}</Status>
      {state === 'refused' ? (
        <Button size="small" type="link" onClick={() => void autosave.flush()}>
          再试
        </Button>
      ) : null}
    </span>
  );
}

/** Offers what an earlier visit wrote here and could not send. */
export function LeftoverNote<T>({
  autosave,
  onTake,
}: {
  autosave: Pick<Autosave<T>, 'leftover' | 'dropLeftover'>;
  onTake: (value: T) => void;
}) {
  const { leftover, dropLeftover } = autosave;
  if (!leftover) return null;
  return (
    <div className="banner" role="status">
      <span>
        本机存有上次没有发出的内容
        {leftover.at ? (
          <>
            （<When at={leftover.at} form="short" />）
          </>
        ) : null}
        。
      </span>
      <Button
        size="small"
        onClick={() => {
          onTake(leftover.value);
          dropLeftover();
        }}
      >
        用它继续
      </Button>
      <Button size="small" type="text" onClick={dropLeftover}>
        不要了
      </Button>
    </div>
  );
}
