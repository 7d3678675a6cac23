import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { Money } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { organizationKinds, type Role, roles } from '../../../base/policy.ts';
import { paymentsEndpoints as at } from '../endpoints.ts';
import { SaveLevel, SaveRule } from '../schema.ts';
import type { RulesOut } from '../bank-views.ts';
import './payments.css';

type Rules = z.output<typeof RulesOut>;
const ruleForm = SaveRule.pick({ value: true, reason: true });
const levelForm = SaveLevel.pick({ from: true, reason: true });

function Values({ rules, maySave }: Pick<Rules, 'rules' | 'maySave'>) {
  const [open, setOpen] = useState<Rules['rules'][number]>();
  return (
    <Block title="期限和比例">
      <table className="plain-table">
        <caption className="sr">期限和比例</caption>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">数值</th>
            <th scope="col">依据</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((one) => (
            <tr key={one.name}>
              <th scope="row">{one.label}</th>
              <td>
                {one.value} {one.unit}
              </td>
              <td>{one.clause || one.source}</td>
              <td>
                {maySave ? (
                  <Button size="small" onClick={() => setOpen(one)}>
                    修改
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open ? (
        <ActDialog
          open
          title={open.label}
          act="保存"
          endpoint={at.saveRule}
          schema={ruleForm}
          initial={{ value: open.value }}
          fixed={{ name: open.name, version: open.version }}
          onCancel={() => setOpen(undefined)}
          onDone={() => setOpen(undefined)}
        />
      ) : null}
    </Block>
  );
}

function Levels({ levels, maySave }: Pick<Rules, 'levels' | 'maySave'>) {
  const [open, setOpen] = useState<Rules['levels'][number]>();
  return (
    <Block title="审批层级" note="逐级审批，前后两级不能是同一人，申请人不审批自己的申请">
      <table className="plain-table">
        <caption className="sr">审批层级</caption>
        <thead>
          <tr>
            <th scope="col">付款单位</th>
            <th scope="col">层级</th>
            <th scope="col">角色</th>
            <th scope="col">起审金额（万元）</th>
            <th scope="col">依据</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((one) => (
            <tr key={`${one.payerKind}${one.level}`}>
              <th scope="row">{organizationKinds[one.payerKind as keyof typeof organizationKinds]}</th>
              <td>
                {one.level}　{one.label}
              </td>
              <td>{roles[one.role as Role]}</td>
              <td>
                <Money fen={one.fromFen} />
              </td>
              <td>{one.source}</td>
              <td>
                {maySave ? (
                  <Button size="small" onClick={() => setOpen(one)}>
                    修改
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open ? (
        <ActDialog
          open
          title={`${open.label}起审金额`}
          act="保存"
          endpoint={at.saveLevel}
          schema={levelForm}
          initial={{ from: (open.fromFen / 100).toFixed(2) }}
          fixed={{ payerKind: open.payerKind, level: open.level, version: open.version }}
          onCancel={() => setOpen(undefined)}
          onDone={() => setOpen(undefined)}
        />
      ) : null}
    </Block>
  );
}

function Layouts({ layouts }: Pick<Rules, 'layouts'>) {
  return (
    <>
      {layouts.map((one) => (
        <Block
          key={one.key}
          title={`付款文件版式：${one.name}`}
          note={`${one.kind === 'csv' ? 'CSV' : 'Excel'}；${one.source}`}
        >
          <p>付款文件各列：{one.columns.map((it) => it.head).join('、')}</p>
          <p>
            回盘文件各列：
            {[
              one.returns.serial,
              one.returns.account,
              one.returns.amount,
              one.returns.remark,
              one.returns.day,
              one.returns.result,
              one.returns.reason,
            ].join('、')}
            ；成功写作{one.returns.paidWords.join('、')}，失败写作{one.returns.failedWords.join('、')}，合计行以“
            {one.returns.totalWord}”开头。
          </p>
        </Block>
      ))}
    </>
  );
}

/** 支付规则: days, shares, levels and layouts by which payments are made, each with where it comes from. */
export default function RulesPage() {
  const view = useView(at.rules, {});
  if (!view.ready) return <Waiting view={view} />;
  const { rules, levels, layouts, maySave } = view.data;
  return (
    <div className="money-page">
      <PageHeader title="支付规则" sub="由总局财务维护，修改须写明依据；修改前已申请的拨付按申请时的条件留存。" />
      <Values rules={rules} maySave={maySave} />
      <Levels levels={levels} maySave={maySave} />
      <Layouts layouts={layouts} />
    </div>
  );
}
