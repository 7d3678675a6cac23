import { useState } from 'react';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { RuleTable } from '../../../web/parts/RuleTable.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { fundRulesEndpoints as at } from '../endpoints.ts';
import { SaveFundRule } from '../schema.ts';

const form = SaveFundRule.pick({ value: true, clause: true, source: true });

/** 资金规则: carry-over, recovery, interest and the bank's file, each with its clause and its versions. */
export default function RulesPage() {
  const view = useView(at.list, {});
  const [name, setName] = useState<string>();
  if (!view.ready) return <Waiting view={view} />;
  const { rules, versions, maySave } = view.data;
  const open = rules.find((one) => one.name === name);
  const close = () => setName(undefined);
  return (
    <>
      <PageHeader title="资金规则" sub="由总局财务维护，每次修改写明依据并留存旧版；已记的账不因修改而变动" />
      <Block title="结转、追回、利息和对账">
        <RuleTable
          caption="资金规则"
          rows={rules.map((one) => ({
            ...one,
            key: one.name,
            value: `${one.value}${one.unit}`,
            version: `第 ${one.version} 版`,
          }))}
          versions={versions.map((one) => ({
            ...one,
            key: one.name,
            source: `${one.clause}；${one.source}`,
            version: `第 ${one.version} 版`,
          }))}
          onEdit={maySave ? setName : undefined}
        />
      </Block>
      {open ? (
        <ActDialog
          open
          title={open.label}
          act="保存为新版"
          endpoint={at.save}
          schema={form}
          initial={{ value: open.value, clause: open.clause, source: open.source }}
          fixed={{ name: open.name, version: open.version }}
          onCancel={close}
          onDone={close}
        />
      ) : null}
    </>
  );
}
