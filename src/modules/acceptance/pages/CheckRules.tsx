import { useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { RuleTable } from '../../../web/parts/RuleTable.tsx';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { ChangeRule } from '../schema.ts';
import type { ChecklistsOut } from '../views.ts';

type Shown = z.output<typeof ChecklistsOut>;
type Rule = Shown['rules'][number];
const form = ChangeRule.omit({ key: true, seen: true });
const weights = { stop: '不符不得提交', look: '不符须人工核对' } as const;
const said = (rule: Rule): string => `${rule.value ? `${rule.value}${rule.unit}，` : ''}${weights[rule.weight]}`;
const span = (rule: Rule): string => `${rule.validFrom} 起${rule.validUntil ? `，至 ${rule.validUntil}` : ''}`;

/** 自动检查项: what is checked in every film, from which day by which limit, and how it was before. */
export function CheckRules({ shown }: { shown: Shown }) {
  const { rules, inForce, mayPublish } = shown;
  const [key, setKey] = useState<string>();
  const now = inForce.flatMap(
    (one) => rules.find((rule) => rule.key === one.key && rule.validFrom === one.validFrom) ?? [],
  );
  const lastOf = (wanted: string | undefined) => rules.findLast((rule) => rule.key === wanted);
  const open = lastOf(key);
  const close = () => setKey(undefined);
  const next = (rule: Rule): string => {
    const last = lastOf(rule.key);
    return last && last.validFrom > rule.validFrom ? `；${last.validFrom} 起改为 ${said(last)}` : '';
  };
  return (
    <Block title="自动检查项" note={`${now.length} 项；已提交的成片按提交时的规定`}>
      <RuleTable
        caption="自动检查项"
        rows={now.map((rule) => ({
          ...rule,
          value: `${said(rule)}${next(rule)}`,
          version: `${rule.validFrom} 起`,
        }))}
        versions={rules.toReversed().map((rule) => ({
          key: rule.key,
          version: span(rule),
          value: said(rule),
          source: [rule.clause, rule.source, rule.reason].filter(Boolean).join('；'),
          byName: rule.byName,
          at: rule.changedAt,
        }))}
        onEdit={mayPublish ? setKey : undefined}
      />
      {open ? (
        <ActDialog
          open
          title={`${open.label}${open.unit ? `（${open.unit}）` : ''}`}
          act="保存为新版"
          endpoint={at.changeRule}
          schema={form}
          initial={{ value: open.value, weight: open.weight, clause: open.clause, source: open.source }}
          fixed={{ key: open.key, seen: open.validFrom }}
          onCancel={close}
          onDone={close}
        />
      ) : null}
    </Block>
  );
}
