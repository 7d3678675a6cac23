import { Select } from 'antd';
import { confidences } from '../../plans/contract.ts';
import { Block } from '../../../web/parts/Page.tsx';
import { Field, MoneyInput } from '../../../web/parts/Field.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useFilter } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { classificationEndpoints } from '../endpoints.ts';
import { boundsText } from './bounds.ts';

/** “同一部作品，各时期标准各怎么判”：one work under every standard, each answer with rule, clause and certainty. */
export function Judge() {
  const terms = useView(classificationEndpoints.terms, { kinds: ['form', 'special_subject'] });
  const filter = useFilter({ form: 'live_action', main: 'live_action', wan: '150', special: '' });
  const { form, main, wan, special } = filter.values;
  if (!terms.ready) return <Waiting view={terms} />;
  const options = (kind: string) =>
    terms.data.terms.filter((one) => one.kind === kind).map(({ code, label }) => ({ value: code, label }));
  const amount = Number(wan) * 1_000_000;
  return (
    <Block title="同一部作品，各时期标准怎么判" note="改一改条件，右侧立即重判">
      <div className="judge">
        <div className="judge-form">
          <Field path="form" label="制作形式">
            {({ status: _, ...bind }) => (
              <Select
                {...bind}
                className="w"
                value={form}
                options={options('form')}
                onChange={(next: string) => filter.set({ form: next })}
              />
            )}
          </Field>
          {form === 'interactive' ? (
            <Field path="main" label="主要制作形式">
              {({ status: _, ...bind }) => (
                <Select
                  {...bind}
                  className="w"
                  value={main}
                  options={options('form').filter(({ value }) => value !== 'interactive')}
                  onChange={(next: string) => filter.set({ main: next })}
                />
              )}
            </Field>
          ) : null}
          <Field path="amount" label="投资额度" unit="万元">
            {(bind) => (
              <MoneyInput
                {...bind}
                value={Number.isSafeInteger(amount) ? amount : undefined}
                onChange={(fen) => fen !== undefined && filter.set({ wan: String(fen / 1_000_000) })}
              />
            )}
          </Field>
          <Field path="special" label="特殊题材">
            {({ status: _, ...bind }) => (
              <Select
                {...bind}
                className="w"
                allowClear
                placeholder="不涉及"
                value={special || undefined}
                options={options('special_subject')}
                onChange={(next?: string) => filter.set({ special: next ?? '' })}
              />
            )}
          </Field>
        </div>
        <Results
          input={{
            form,
            ...(form === 'interactive' ? { mainForm: main } : {}),
            investmentFen: amount,
            ...(special ? { specialSubject: special } : {}),
          }}
        />
      </div>
    </Block>
  );
}

type Asked = { form: string; mainForm?: string; investmentFen: number; specialSubject?: string };

function Results({ input }: { input: Asked }) {
  const view = useView(classificationEndpoints.judge, input, { keep: true });
  if (!view.ready) return <Waiting view={view} />;
  return (
    <ol className="judged" aria-label="各时期判断">
      {view.data.results.map((one) => (
        <li key={one.on} aria-label={`${one.on} 备案`}>
          <p className="judged-on">{one.on} 备案</p>
          <p className="judged-class">
            <Shape kind={one.classCode === null ? 'warn' : 'done'} /> {one.label}
          </p>
          <p>{one.because}</p>
          {one.rule ? <p className="dim">{boundsText(one.rule)}</p> : null}
          {one.clause ? <p className="judged-clause">{one.clause}</p> : null}
          {one.rule ? (
            <p>
              <Status kind={one.rule.confidence === 'high' ? 'done' : 'warn'}>
                可信：{confidences[one.rule.confidence]}
              </Status>
            </p>
          ) : null}
          {one.findings.map((finding) => (
            <p key={finding.code} className="field-look">
              {finding.message}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
