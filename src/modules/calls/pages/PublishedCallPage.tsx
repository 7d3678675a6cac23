import './calls.css';
import type { z } from 'zod';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { callsEndpoints } from '../endpoints.ts';
import { type FieldKind, fieldKinds } from '../schema.ts';
import { fileTypes } from '../terms.ts';
import type { PublishedCallOut } from '../views.ts';
import { BatchTable } from './OpenCallsPage.tsx';

type Call = z.output<typeof PublishedCallOut>;

/** A published call in full, for reading ahead: rules, form, papers, marks, publicity, versions. */
export default function PublishedCallPage() {
  const view = useView(callsEndpoints.published, { callId: useParam('callId') });
  if (!view.ready) return <Waiting view={view} />;
  const call = view.data;
  const { content } = call;
  return (
    <>
      <PageHeader
        title={call.title}
        sub={
          <>
            <span>依据：{call.plan.documentNumber}</span>
            <span>
              第 {call.versionNumber} 版，
              <When at={call.publishedAt} form="day" /> 发布
            </span>
          </>
        }
      />
      <Block title="批次">
        <BatchTable batches={call.batches} />
      </Block>
      <Block title="申报资格" className="gap">
        <ol className="numbered">
          {content.eligibility.map((one) => (
            <li key={`${one.code}${one.validFrom ?? ''}`}>
              {one.label}：{one.message}
              <span className="dim">
                （{one.clause}
                {one.validFrom ? `，${one.validFrom} 起` : ''}）
              </span>
            </li>
          ))}
        </ol>
      </Block>
      <Form call={call} />
      <Papers call={call} />
      <Block title="评审" className="gap">
        <table className="plain-table">
          <caption className="sr">评分标准</caption>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">满分</th>
              <th scope="col">要点</th>
            </tr>
          </thead>
          <tbody>
            {content.rubric.criteria.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.label}</th>
                <td>{one.gate ? '一票否决' : one.max}</td>
                <td>{one.hint}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Block>
      <Block title="公示与异议" className="gap">
        <Facts
          columns={1}
          facts={[
            ['公示期', `${content.publicity.workingDays} 个工作日`],
            ['异议答复', `${content.publicity.objectionReplyWorkingDays} 个工作日内`],
            ['受理方式', content.publicity.how],
          ]}
        />
      </Block>
      <Block title="版本" className="gap">
        <ol className="versions">
          {call.versions.map((one) => (
            <li key={one.id}>
              <b>第 {one.number} 版</b>　<When at={one.publishedAt} form="day" />　{one.reason}
              <p className="note digest">摘要 {one.digest}</p>
            </li>
          ))}
        </ol>
      </Block>
    </>
  );
}

function Form({ call: { content } }: { call: Call }) {
  return (
    <Block title="申请书" note={content.form.title} className="gap">
      {content.form.sections.map((section) => (
        <details key={section.key} className="form-section">
          <summary>
            {section.label}
            <span className="dim">　{section.fields.length} 项</span>
          </summary>
          <table className="plain-table">
            <caption className="sr">{section.label}</caption>
            <thead>
              <tr>
                <th scope="col">内容</th>
                <th scope="col">形式</th>
                <th scope="col">要求</th>
                <th scope="col">依据</th>
              </tr>
            </thead>
            <tbody>
              {section.fields.map((field) => (
                <tr key={field.key}>
                  <th scope="row">{field.label}</th>
                  <td className="nowrap">{fieldKinds[field.kind as FieldKind]}</td>
                  <td>
                    {[field.required === true ? '必填' : field.required ? '符合条件时必填' : '选填', field.hint]
                      .filter(Boolean)
                      .join('；')}
                  </td>
                  <td>{field.clause}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      ))}
    </Block>
  );
}

function Papers({ call: { content } }: { call: Call }) {
  return (
    <>
      <Block title="材料" className="gap">
        <table className="plain-table">
          <caption className="sr">材料</caption>
          <thead>
            <tr>
              <th scope="col">材料</th>
              <th scope="col">要求</th>
              <th scope="col">格式</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {content.slots.map((one) => (
              <tr key={one.key}>
                <th scope="row">{one.label}</th>
                <td className="nowrap">{one.required === true ? '必交' : one.required ? '符合条件时必交' : '可交'}</td>
                <td>
                  {one.types.map((type) => fileTypes[type] ?? type).join('、')}，不超过{' '}
                  {Math.round(one.maxBytes / 2 ** 20)} MB{one.maxPages ? `、${one.maxPages} 页` : ''}
                </td>
                <td>{one.hint}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Block>
      <Block title={content.commitment.title} className="gap">
        <ol className="numbered">
          {content.commitment.clauses.map((clause) => (
            <li key={clause}>{clause}</li>
          ))}
        </ol>
      </Block>
    </>
  );
}
