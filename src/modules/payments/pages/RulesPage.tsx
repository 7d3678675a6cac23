import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { Fen } from '../../../base/money.ts';
import { organizationKinds, type Role, roles } from '../../../base/policy.ts';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { RuleTable } from '../../../web/parts/RuleTable.tsx';
import { Money } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import type { RulesOut } from '../bank-views.ts';
import { paymentsEndpoints as at } from '../endpoints.ts';
import { SaveLevel, SaveRule } from '../schema.ts';
import { copyOf, LayoutEditor, type LayoutShown } from './LayoutEditor.tsx';
import './payments.css';

type Rules = z.output<typeof RulesOut>;
const ruleForm = SaveRule.pick({ value: true, clause: true, reason: true });
const levelForm = SaveLevel.pick({ from: true, reason: true });
const versionText = (version: number): string => `第 ${version} 版`;
const versionsOf = ({ versions }: Rules, kind: Rules['versions'][number]['kind']) =>
  versions
    .filter((one) => one.kind === kind)
    .map((one) => ({ ...one, value: one.text, version: versionText(one.version) }));

function Values({ all }: { all: Rules }) {
  const [name, setName] = useState<string>();
  const open = all.rules.find((one) => one.name === name);
  const close = () => setName(undefined);
  return (
    <Block title="期限、比例和条件">
      <RuleTable
        caption="期限、比例和条件"
        rows={all.rules.map((one) => ({
          ...one,
          key: one.name,
          value: `${one.value} ${one.unit}`,
          version: versionText(one.version),
        }))}
        versions={versionsOf(all, 'rule')}
        onEdit={all.maySave ? setName : undefined}
      />
      {open ? (
        <ActDialog
          open
          title={open.label}
          act="保存为新版"
          endpoint={at.saveRule}
          schema={ruleForm}
          initial={{ value: open.value, clause: open.clause }}
          fixed={{ name: open.name, version: open.version }}
          onCancel={close}
          onDone={close}
        />
      ) : null}
    </Block>
  );
}

function Levels({ all }: { all: Rules }) {
  const [key, setKey] = useState<string>();
  const keyOf = (one: Rules['levels'][number]) => `${one.payerKind}:${one.level}`;
  const open = all.levels.find((one) => keyOf(one) === key);
  const close = () => setKey(undefined);
  return (
    <Block title="审批层级" note="逐级审批，前后两级不能是同一人，申请人不审批自己的申请">
      <RuleTable
        caption="审批层级"
        rows={all.levels.map((one) => ({
          key: keyOf(one),
          label: `${organizationKinds[one.payerKind as keyof typeof organizationKinds]}　第 ${one.level} 级　${one.label}`,
          value: (
            <>
              {roles[one.role as Role]}，<Money fen={one.fromFen as Fen} unit /> 起
            </>
          ),
          clause: '',
          source: one.source,
          version: versionText(one.version),
        }))}
        versions={versionsOf(all, 'level')}
        onEdit={all.maySave ? setKey : undefined}
      />
      {open ? (
        <ActDialog
          open
          title={`${open.label}起审金额`}
          act="保存为新版"
          endpoint={at.saveLevel}
          schema={levelForm}
          initial={{ from: (open.fromFen / 100).toFixed(2) }}
          fixed={{ payerKind: open.payerKind, level: open.level, version: open.version }}
          onCancel={close}
          onDone={close}
        />
      ) : null}
    </Block>
  );
}

const sentHeads = ({ columns, kind }: LayoutShown): string =>
  `${kind === 'csv' ? 'CSV' : 'Excel'}，各列：${columns.map(({ head }) => head).join('、')}`;
function answerHeads({ returns }: LayoutShown): string {
  const { serial, account, amount, remark, day, result, reason, paidWords, failedWords, totalWord } = returns;
  const heads = [serial, account, amount, remark, day, result, reason].join('、');
  return `回盘各列：${heads}；成功记作“${paidWords.join('、')}”，失败记作“${failedWords.join('、')}”，合计行以“${totalWord}”开头`;
}

function Layouts({ all }: { all: Rules }) {
  const [open, setOpen] = useState<LayoutShown>();
  if (open) return <LayoutEditor key={open.key} layout={open} onClose={() => setOpen(undefined)} />;
  return (
    <Block
      title="付款文件和回盘版式"
      note="银行、国库各用自己的文件版式"
      extra={
        all.maySave ? (
          <Button size="small" onClick={() => setOpen(copyOf(all.layouts))}>
            新设版式
          </Button>
        ) : null
      }
    >
      <RuleTable
        caption="付款文件和回盘版式"
        rows={all.layouts.map((one) => ({
          key: one.key,
          label: one.name,
          value: (
            <>
              {sentHeads(one)}
              <br />
              {answerHeads(one)}
            </>
          ),
          clause: '',
          source: one.source,
          version: versionText(one.version),
        }))}
        versions={versionsOf(all, 'layout')}
        onEdit={all.maySave ? (key) => setOpen(all.layouts.find((one) => one.key === key)) : undefined}
      />
    </Block>
  );
}

/** 支付规则: days, shares, levels and layouts by which payments are made, each with where it comes from. */
export default function RulesPage() {
  const view = useView(at.rules, {});
  if (!view.ready) return <Waiting view={view} />;
  return (
    <div className="money-page">
      <PageHeader
        title="支付规则"
        sub="由总局财务维护，每次修改写明依据并留存旧版；修改前已申请的拨付按申请时的条件留存"
      />
      <Values all={view.data} />
      <Levels all={view.data} />
      <Layouts all={view.data} />
    </div>
  );
}
