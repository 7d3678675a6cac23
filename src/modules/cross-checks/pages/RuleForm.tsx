import { Button, Select } from 'antd';
import { useId, useState } from 'react';
import { Field, MoneyInput } from '../../../web/parts/Field.tsx';
import { FieldScope } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { ProblemView } from '../../../web/parts/ProblemView.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import { useAct } from '../../../web/server-state.ts';
import { crossChecksEndpoints as at } from '../endpoints.ts';
import { fieldsOf } from '../field-terms.ts';
import { RuleContentIn } from '../schema.ts';
import { gatherings, type RuleContent, type Side, type Source, sources } from '../terms.ts';

const rest = RuleContentIn.omit({ left: true, right: true });
const listOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

type SideProps = { name: string; path: 'left' | 'right'; side: Side; onChange: (side: Side) => void };
/** One side of the comparison: whose figure, which one, and what is done where several state it. */
function SideFields({ name, path, side, onChange }: SideProps) {
  const fields = fieldsOf[side.source].map(({ key, label }) => ({ value: key, label }));
  const take = (source: Source) => onChange({ ...side, source, field: fieldsOf[source][0]?.key ?? '' });
  return (
    <fieldset className="difference-side">
      <legend>{name}</legend>
      <Field path={`${path}.source`} label="来源" need>
        {(bind) => <Select {...bind} value={side.source} options={listOf(sources)} onChange={take} />}
      </Field>
      <Field path={`${path}.field`} label="数据" need>
        {(bind) => (
          <Select {...bind} value={side.field} options={fields} onChange={(field) => onChange({ ...side, field })} />
        )}
      </Field>
      <Field path={`${path}.gather`} label="多个填报单位时" need>
        {(bind) => (
          <Select
            {...bind}
            value={side.gather}
            options={listOf(gatherings)}
            onChange={(gather) => onChange({ ...side, gather })}
          />
        )}
      </Field>
    </fieldset>
  );
}

type Trial = { text: string; samples: { title: string; left: string; right: string; gap: string }[]; said: string };
type Props = { ruleKey: string; draft: RuleContent; onChange: (draft: RuleContent) => void };
/** The draft of an edition, and what it would find among the figures of today. */
export function RuleForm({ ruleKey, draft, onChange }: Props) {
  const { run, busy, problem } = useAct(at.tryRule);
  const [trial, setTrial] = useState<Trial>();
  const scope = useId();
  const findings = problem?.findings ?? [];
  const attempt = async () => {
    setTrial(undefined);
    const found = await run({ key: ruleKey, content: draft });
    if (!found) return;
    const said = `比较 ${found.compared} 处，不一致 ${found.differing} 处`;
    setTrial({ text: JSON.stringify(draft), samples: found.samples, said });
  };
  const take = (values: object) => onChange({ ...draft, ...values });
  return (
    <FieldScope value={scope}>
      <Block title="新版内容" note="试算不改变任何数据">
        <div className="difference-sides">
          <SideFields name="甲方" path="left" side={draft.left} onChange={(left) => take({ left })} />
          <SideFields name="乙方" path="right" side={draft.right} onChange={(right) => take({ right })} />
        </div>
        <SchemaForm schema={rest} values={draft} onChange={take} findings={findings} columns={2} without={['within']} />
        {draft.measure === 'amount' ? (
          <Field path="within" label="允许相差" unit="万元" findings={findings} need>
            {(bind) => <MoneyInput {...bind} value={draft.within} onChange={(fen) => take({ within: fen ?? 0 })} />}
          </Field>
        ) : (
          <SchemaForm schema={rest} values={draft} onChange={take} findings={findings} only={['within']} columns={2} />
        )}
        <ProblemView problem={problem} />
        <p className="row">
          <Button loading={busy} onClick={() => void attempt()}>
            试算
          </Button>
          <span role="status">
            {trial ? `${trial.said}${trial.text === JSON.stringify(draft) ? '' : '（内容已改，请重新试算）'}` : ''}
          </span>
        </p>
        {trial && trial.samples.length > 0 ? <Samples rows={trial.samples} /> : null}
      </Block>
    </FieldScope>
  );
}

function Samples({ rows }: { rows: Trial['samples'] }) {
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <caption className="sr">试算发现的差异</caption>
        <thead>
          <tr>
            {['作品', '甲方', '乙方', '差异'].map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.title}${row.left}${row.right}`}>
              <th scope="row">《{row.title}》</th>
              <td>{row.left}</td>
              <td>{row.right}</td>
              <td>{row.gap}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
