import { Modal } from 'antd';
import { useState } from 'react';
import { type Key, keysNow, useKeys } from '../keys.ts';

const words: Record<string, string> = { ctrl: 'Ctrl', enter: 'Enter', escape: 'Esc', arrowup: '↑', arrowdown: '↓' };
const shown = (keys: string) => keys.split(/[ +]/).map((one) => words[one] ?? one);

/** Keys where the hands are: `j` `k` 上下. */
export function KeyHints({ hints }: { hints: readonly { keys: readonly string[]; label: string }[] }) {
  return (
    <p className="keybar no-print" aria-label="按键">
      {hints.map(({ keys, label }) => (
        <span key={label}>
          {keys.flatMap(shown).map((key) => (
            <kbd key={key}>{key}</kbd>
          ))}{' '}
          {label}
        </span>
      ))}
    </p>
  );
}

/** The list of all keys that work now, behind `?`; the frame shows it once. */
export function KeyList() {
  const [open, setOpen] = useState<Key[]>();
  useKeys([{ keys: '?', label: '全部按键', run: () => setOpen(keysNow()) }]);
  return (
    <Modal open={open !== undefined} title="全部按键" footer={null} onCancel={() => setOpen(undefined)} width={420}>
      <dl className="key-list">
        {open?.map((one) => (
          <div key={one.keys + one.label}>
            <dt>
              {shown(one.keys).map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{one.label}</dd>
          </div>
        ))}
      </dl>
      <p className="note">在输入框内或拼音输入时，除 Ctrl 组合外不起作用。</p>
    </Modal>
  );
}
