import { Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { MenuEntry } from '../../base/frame.ts';
import { useKeys } from '../keys.ts';
import { useGo } from '../router.tsx';
import { flatMenu } from './menu.ts';
import { places } from './places.ts';
import { recentPages } from './recent.ts';

type Choice = { key: string; label: string; kind: string; go: { path: string; search?: Record<string, unknown> } };

/** What the palette offers for a text: pages of the menu, pages seen lately, and the search. */
export function choicesFor(text: string, menu: readonly MenuEntry[], recent: readonly { title: string; href: string }[]): Choice[] {
  const wanted = text.trim().toLowerCase();
  const fits = (label: string) => label.toLowerCase().includes(wanted);
  const pages = flatMenu(menu).flatMap(({ entry, parent }) =>
    entry.path && fits(entry.label)
      ? [{ key: `m${entry.key}`, label: parent ? `${parent.label} / ${entry.label}` : entry.label, kind: '前往', go: { path: entry.path } }]
      : [],
  );
  const lately = recent
    .filter((one) => fits(one.title))
    .map((one) => ({ key: `r${one.href}`, label: one.title, kind: '最近', go: { path: one.href } }));
  const search = wanted
    ? [{ key: 'search', label: `搜索“${text.trim()}”`, kind: '搜索', go: { path: places.search, search: { q: text.trim() } } }]
    : [];
  return [...lately.slice(0, 6), ...pages.slice(0, 12), ...search];
}

/** Ctrl K: go to, recent, search. */
export function Palette({ menu }: { menu: readonly MenuEntry[] }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const go = useGo();
  useKeys([{ keys: 'ctrl+k', label: '快速前往', run: () => setOpen(true) }]);
  useEffect(() => {
    setText('');
    setAt(0);
  }, [open]);
  const choices = choicesFor(text, menu, recentPages());
  const take = (choice: Choice | undefined) => {
    if (!choice) return;
    setOpen(false);
    go(choice.go);
  };
  return (
    <Modal open={open} title="快速前往" footer={null} closable={false} width={520} transitionName="" maskTransitionName=""
      style={{ top: 80 }} onCancel={() => setOpen(false)}>
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
