import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { MenuEntry } from '../../base/frame.ts';
import { useKeys } from '../keys.ts';
import { useGo } from '../router.tsx';
import { type Choice, choicesFor } from './choices.ts';
import { recentPages } from './recent.ts';

/** Ctrl K: go to, recent, search. */
export function Palette({ menu }: { menu: readonly MenuEntry[] }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const go = useGo();
  useKeys([{ keys: 'ctrl+k', label: '快速前往', run: () => setOpen(true) }]);
  const forget = () => {
    setText('');
    setAt(0);
  };
  const choices = choicesFor(text, menu, recentPages());
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    setOpen(false);
    go(choice.go);
  };
  return (
    <Modal
      open={open}
      title="快速前往"
      footer={null}
      closable={false}
      width={520}
      transitionName=""
      maskTransitionName=""
      style={{ top: 80 }}
      onCancel={() => setOpen(false)}
      afterClose={forget}
    >
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={choices[at] ? `palette-${at}` : undefined}
        aria-label="页面、最近、搜索"
        placeholder="页面、最近打开、作品、单位、编号"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.min(choices.length - 1, at + 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter') take(choices[at]);
          else return;
          event.preventDefault();
        }}
      />
      <ul className="palette" id="palette-list" role="listbox" aria-label="去处">
        {choices.map((choice, i) => (
          <li
            key={choice.key}
            id={`palette-${i}`}
            role="option"
            aria-selected={i === at}
            onMouseEnter={() => setAt(i)}
            onClick={() => take(choice)}
          >
            <span className="note">{choice.kind}</span>
            {choice.label}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
