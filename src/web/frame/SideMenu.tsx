import { Menu } from 'antd';
import { useState } from 'react';
import type { MenuEntry } from '../../base/frame.ts';
import { To, usePathname } from '../router.tsx';
import { iconOf } from './icons.tsx';
import { entryAt } from './menu.ts';
import { places } from './places.ts';
import { SealLogo } from './SealLogo.tsx';

const countWords = ({ count, late }: { count?: number | undefined; late?: number | undefined }) =>
  count ? <span className={late ? 'menu-n late' : 'menu-n'}>{late ? `逾期 ${late}` : count}</span> : null;

const labelOf = (entry: Omit<MenuEntry, 'children'>) => {
  const inner = (
    <span className="menu-row">
      {entry.label}
      {countWords(entry)}
    </span>
  );
  return entry.path ? <To path={entry.path}>{inner}</To> : inner;
};

/** The two-level menu with counts as plain numbers; folded it shows icons with fly-outs. */
export function SideMenu({ menu, folded }: { menu: readonly MenuEntry[]; folded: boolean }) {
  const pathname = usePathname();
  const found = entryAt(menu, pathname);
  const [closed, setClosed] = useState<string[]>([]);
  const parents = menu.filter((entry) => entry.children).map((entry) => entry.key);
  const open = parents.filter((key) => key === found?.parent?.key || !closed.includes(key));
  const remember = (keys: string[]) => setClosed(parents.filter((key) => !keys.includes(key)));
  return (
    <nav className="side no-print" aria-label="主菜单">
      <To className="brand" path={places.workbench} aria-label="精微，返回工作台">
        <SealLogo size={28} />
        {folded ? null : (
          <span>
            微短剧精品创作
            <br />
            传播计划
          </span>
        )}
      </To>
      <Menu
        mode="inline"
        inlineCollapsed={folded}
        inlineIndent={14}
        selectedKeys={found ? [found.entry.key] : []}
        {...(folded ? {} : { openKeys: open, onOpenChange: remember })}
        items={menu.map((entry) => ({
          key: entry.key,
          icon: iconOf(entry.icon),
          label: entry.children ? labelOf({ ...entry, path: undefined }) : labelOf(entry),
          title: entry.label,
          ...(entry.children
            ? {
                children: entry.children.map((child) => ({
                  key: child.key,
                  label: labelOf(child),
                  title: child.label,
                })),
              }
            : {}),
        }))}
      />
    </nav>
  );
}
