import { Collapse } from 'antd';
import type { Key, ReactNode } from 'react';
import type { LocalDate } from '../../base/time.ts';
import { When } from './Text.tsx';

type Edition = { key: Key; edition: number; validFrom: LocalDate; byName: string; children: ReactNode };

/** All editions of a rule, the latest first and open: which, since when, by whom, and what it says. */
export const Editions = ({ editions }: { editions: readonly Edition[] }) => (
  <Collapse
    defaultActiveKey={editions[0] ? [editions[0].key as string] : []}
    items={editions.map(({ key, edition, validFrom, byName, children }) => ({
      key,
      label: (
        <>
          第 {edition} 版 · 自 <When at={validFrom} form="day" /> 起 · {byName}
        </>
      ),
      children,
    }))}
  />
);
