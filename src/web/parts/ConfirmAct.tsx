import { Button, Checkbox, Modal } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { ProblemReply } from '../server-state.ts';
import { ProblemView } from './ProblemView.tsx';

/** What an act with effect does, said before it is done. */
export type Effect = {
  /** Act + number: 用印并报送 5 部推荐作品. */
  title: string;
  /** 涉及谁: who and how many are touched. */
  who: ReactNode;
  /** 发出什么: letters, messages, lists. */
  sends: ReactNode;
  /** 怎样收回: how, until when, or that it cannot. */
  takeBack: ReactNode;
  /** 核对结果: `<Status>` words. */
  checks?: ReactNode;
  /** The sentence behind the tick box; without it there is none. */
  promise?: string;
  /** The seal button's words, act + number: 用印并报送 5 部. */
  act: string;
};

type Props = Effect & {
  open: boolean;
  busy?: boolean;
  problem?: ProblemReply | undefined;
  /** Names of the extra fields, by path. */
  labelOf?: (path: string) => string | undefined;
  /** Extra fields, e.g. a reason. */
  children?: ReactNode;
  onConfirm: () => void;
  onCancel: () => void;
};

const rowsOf = ({ who, sends, takeBack, checks }: Effect): [string, ReactNode][] =>
  [
    ['涉及谁', who],
    ['发出什么', sends],
    ['怎样收回', takeBack],
    ['核对结果', checks],
  ] as const satisfies [string, ReactNode][];

/** The dialog before an act with effect. Focus starts on 返回; no ×; Esc is 返回. */
export function ConfirmAct(props: Props) {
  const { open, title, promise, act, busy = false, problem, labelOf, children, onConfirm, onCancel } = props;
  const [ticked, setTicked] = useState(false);
  const back = useRef<HTMLButtonElement>(null);
  const note = useId();
  const missing = promise !== undefined && !ticked;
  return (
    <Modal
      open={open}
      width={640}
      centered
      closable={false}
      mask={{ closable: false }}
      transitionName=""
      maskTransitionName=""
      destroyOnHidden
      title={title}
      onCancel={onCancel}
      afterClose={() => setTicked(false)}
      afterOpenChange={(shown) => shown && back.current?.focus()}
      footer={
        <div className="confirm-foot">
          {promise ? (
            <Checkbox id={note} checked={ticked} onChange={(event) => setTicked(event.target.checked)}>
              {promise}
            </Checkbox>
          ) : null}
          <span className="grow" />
          <Button ref={back} autoFocus onClick={onCancel}>
            返回
          </Button>
          <Button type="primary" danger disabled={missing} loading={busy} onClick={onConfirm}>
            {act}
          </Button>
        </div>
      }
    >
      <dl className="effects">
        {rowsOf(props)
          .filter(([, value]) => value !== undefined && value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {children}
      <ProblemView problem={problem} {...(labelOf ? { labelOf } : {})} />
    </Modal>
  );
}
