import './works.css';
import { type ReactNode, useState } from 'react';
import { Button } from 'antd';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { worksEndpoints } from '../endpoints.ts';
import { awardLevels, orientations, productionForms } from '../terms.ts';
import { AmendDialog } from './AmendDialog.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { useCategoryLabels } from './use-categories.ts';
import { classWords, confidenceWords, type Dossier, regionName, roleWords } from './work-words.ts';

const named = (labels: Record<string, string>, value: string | null): string => (value ? (labels[value] ?? value) : '');

/** A fact with 示例 beside it where it was made up for the demonstration. */
function Known({ dossier, name, children }: { dossier: Dossier; name: keyof Dossier; children: ReactNode }) {
  const empty = children === null || children === undefined || children === '';
  return (
    <>
      {empty ? <span className="dim">—</span> : children}
      {dossier.syntheticFields.includes(name) ? <span className="sample">示例</span> : null}
    </>
  );
}

function BasicFacts({ dossier }: { dossier: Dossier }) {
  const year = Number(dossier.createdAt.slice(0, 4));
  const categories = useCategoryLabels(year);
  const fact = (label: string, name: keyof Dossier, value: ReactNode): [string, ReactNode] => [
    label,
    <Known key={label} dossier={dossier} name={name}>
      {value}
    </Known>,
  ];
  const sure = confidenceWords[dossier.confidence ?? ''];
  return (
    <Facts
      columns={2}
      facts={[
        fact('曾用名', 'formerTitles', dossier.formerTitles.join('、')),
        [
          '归属机构',
          dossier.owner ? (
            <To key="o" path="/organizations/$organizationId" params={{ organizationId: dossier.owner.id }}>
              {dossier.owner.name}
            </To>
          ) : (
            <Status key="n" kind="idle">
              未确认
            </Status>
          ),
        ],
        fact('地区', 'regionCode', regionName(dossier.regionCode)),
        fact('形态', 'productionForm', named(productionForms, dossier.productionForm)),
        fact('画幅', 'orientation', named(orientations, dossier.orientation)),
        fact('五个一批类别', 'categoryCode', named(categories, dossier.categoryCode)),
        fact('规划备案号', 'filingNumber', dossier.filingNumber),
        fact('备案日期', 'filingOn', dossier.filingOn),
        fact('类别', 'classCode', dossier.classCode === null ? '' : classWords[dossier.classCode]),
        fact('题材', 'subject', dossier.subject),
        fact('集数', 'episodeCount', dossier.episodeCount),
        fact('单集分钟', 'episodeMinutes', dossier.episodeMinutes),
        fact('首次上线', 'firstAiredOn', dossier.firstAiredOn),
        [
          '出处',
          dossier.source ? (
            <span key="s">
              {dossier.source}
              {sure ? (
                <>
                  {' '}
                  <Status kind={sure.kind}>{sure.words}</Status>
                </>
              ) : null}
            </span>
          ) : (
            '申报机构建档'
          ),
        ],
      ]}
    />
  );
}

function Applications({ dossier }: { dossier: Dossier }) {
  if (dossier.applications.length === 0) return <p className="none">没有您可见的申报。</p>;
  return (
    <table className="plain-table">
      <caption className="sr">本作品的申报</caption>
      <thead>
        <tr>
          <th scope="col">编号</th>
          <th scope="col">批次</th>
          <th scope="col">状态</th>
          <th scope="col" className="num">
            申请额（万元）
          </th>
          <th scope="col">提交</th>
        </tr>
      </thead>
      <tbody>
        {dossier.applications.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <To path={one.path}>{one.number}</To>
            </th>
            <td>{one.batchName}</td>
            <td>{one.stateLabel}</td>
            <td className="num">
              <Money fen={one.requestedFen} />
            </td>
            <td>
              <When at={one.submittedAt} form="short" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Recognitions({ dossier }: { dossier: Dossier }) {
  if (dossier.recognitions.length === 0) return <p className="none">没有登记的名单。</p>;
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="入选名单">
      <table className="plain-table">
        <caption className="sr">入选名单</caption>
        <thead>
          <tr>
            <th scope="col">名单</th>
            <th scope="col">公布</th>
            <th scope="col">公布单位</th>
            <th scope="col">署名</th>
            <th scope="col">出处</th>
          </tr>
        </thead>
        <tbody>
          {dossier.recognitions.map((one) => {
            const sure = confidenceWords[one.confidence ?? ''];
            return (
              <tr key={one.id}>
                <th scope="row">
                  {one.listName}
                  {one.listBatch ? `（${one.listBatch}）` : ''}
                </th>
                <td className="nowrap">
                  <When at={one.listedOn} form="day" />
                </td>
                <td>{one.issuingBody ?? '—'}</td>
                <td>
                  {[one.creditedOrg, one.creditedRole && (roleWords[one.creditedRole] ?? one.creditedRole)]
                    .filter(Boolean)
                    .join('，') || '—'}
                </td>
                <td>
                  <span className="note">{one.source ?? '—'}</span>
                  {sure ? (
                    <>
                      {' '}
                      <Status kind={sure.kind}>{sure.words}</Status>
                    </>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Awards({ dossier }: { dossier: Dossier }) {
  if (dossier.awards.length === 0) return <p className="none">没有查到其他财政支持。</p>;
  return (
    <table className="plain-table">
      <caption className="sr">其他财政支持</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">层级</th>
          <th scope="col" className="num">
            金额（万元）
          </th>
          <th scope="col">日期</th>
          <th scope="col">出处</th>
        </tr>
      </thead>
      <tbody>
        {dossier.awards.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.programme}</th>
            <td>{named(awardLevels, one.level)}</td>
            <td className="num">
              <Money fen={one.amountFen} />
            </td>
            <td>
              <When at={one.awardedOn} form="day" />
            </td>
            <td className="note">{one.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One work, one dossier: what is known, from where, and what came of it. */
export default function WorkPage() {
  const workId = useParam('workId');
  const view = useView(worksEndpoints.dossier, { workId });
  const [dialog, setDialog] = useState<'amend' | 'assign'>();
  usePageTitle(view.ready ? view.data.title : '作品档案');
  if (!view.ready) return <Waiting view={view} what="正在打开档案" />;
  const dossier = view.data;
  return (
    <div className="work-head">
      <PageHeader
        title={<Work title={dossier.title} />}
        sub={
          <>
            <span>一剧一档</span>
            <span>
              建档 <When at={dossier.createdAt} form="day" />
            </span>
            <span>第 {dossier.version} 版</span>
          </>
        }
        moves={
          <>
            {dossier.mayAmend ? <Button onClick={() => setDialog('amend')}>修改作品信息…</Button> : null}
            {dossier.mayAssign && !dossier.owner ? (
              <Button onClick={() => setDialog('assign')}>确认归属…</Button>
            ) : null}
          </>
        }
      />
      <div className="with-aside">
        <div>
          <Block
            title="基本情况"
            note={dossier.syntheticFields.length > 0 ? '标“示例”的是演示用的虚构内容' : undefined}
          >
            <BasicFacts dossier={dossier} />
          </Block>
          <Block title="本作品的申报" note={`${dossier.applications.length} 件`} className="gap">
            <Applications dossier={dossier} />
          </Block>
          <Block title="入选名单" note={`${dossier.recognitions.length} 次`} className="gap">
            <Recognitions dossier={dossier} />
          </Block>
          <Block title="其他财政支持" note="按档案、备案号、剧名与机构代码查得" className="gap">
            <Awards dossier={dossier} />
          </Block>
        </div>
        <aside aria-label="疑似与经过">
          <Block title="疑似同一作品" note={dossier.lookAlikes.length || undefined}>
            {dossier.lookAlikes.length === 0 ? (
              <p className="none">没有发现。</p>
            ) : (
              <ul>
                {dossier.lookAlikes.map((one) => (
                  <li key={one.workId} className="none">
                    <Status kind="warn">{one.why}</Status>{' '}
                    {dossier.mayAmend ? (
                      <Work title={one.title} />
                    ) : (
                      <Work title={one.title} to={{ path: '/works/$workId', params: { workId: one.workId } }} />
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Block>
          <Block title="经过" className="gap">
            {dossier.timeline.length === 0 ? (
              <Empty kind="none-yet" title="还没有变动">
                建档以后的修改记在这里。
              </Empty>
            ) : (
              <Timeline events={dossier.timeline} />
            )}
          </Block>
        </aside>
      </div>
      {dialog === 'amend' ? <AmendDialog dossier={dossier} onClose={() => setDialog(undefined)} /> : null}
      {dialog === 'assign' ? <AssignDialog dossier={dossier} onClose={() => setDialog(undefined)} /> : null}
    </div>
  );
}
