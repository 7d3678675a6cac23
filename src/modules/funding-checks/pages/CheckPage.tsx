import type { ReactNode } from 'react';
import type { z } from 'zod';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Findings } from '../../../web/parts/Findings.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { Money, When, Work } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { usePageTitle } from '../../../web/page-title.ts';
import { To, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { fundingChecksEndpoints as at } from '../endpoints.ts';
import { DecideCheck } from '../schema.ts';
import { checkGrades, checkStates, moneyKinds } from '../terms.ts';
import type { CheckOut } from '../views.ts';
import { checkShapes, gradeShapes, levelWords } from './words.ts';
import './funding-checks.css';

type Check = z.output<typeof CheckOut>;
const form = { schema: DecideCheck.pick({ opinion: true }) };

function Side({ title, note, facts }: { title: string; note: string; facts: readonly [string, ReactNode][] }) {
  return (
    <Block title={title} note={note}>
      <Facts columns={1} facts={facts} />
    </Block>
  );
}

const shared = (one: Check['workSide'] | Check['moneySide']): [string, ReactNode][] => [
  ['作品', <Work key="t" title={one.title} />],
  ['曾用名', one.names.filter((name) => name !== one.title).join('、') || '无'],
  ['规划备案号', one.filingNumber ?? ''],
  ['机构', one.organizationName ?? ''],
  ['统一社会信用代码', one.creditCode ?? ''],
];

function Ours({ one }: { one: Check }) {
  const { workSide: it } = one;
  return (
    <Side
      title="本计划"
      note={it.projectId ? '在扶项目' : '在评作品'}
      facts={[
        ...shared(it),
        [
          '编号',
          it.projectId ? (
            <To key="p" path="/projects/$projectId/money" params={{ projectId: it.projectId }}>
              {it.number ?? '项目'}
            </To>
          ) : it.applicationId ? (
            <To key="a" path="/applications/$applicationId" params={{ applicationId: it.applicationId }}>
              {it.number ?? '申报'}
            </To>
          ) : (
            it.number
          ),
        ],
        ['批次', it.batchName ?? ''],
        ['取得资金', <When key="f" at={it.fundedAt} form="day" />],
      ]}
    />
  );
}

function Theirs({ one }: { one: Check }) {
  const { moneySide: it } = one;
  return (
    <Side
      title="对方资金"
      note={moneyKinds[it.kind]}
      facts={[
        ...shared(it),
        ['资助项目', it.programme],
        ['层级', levelWords[it.level] ?? '其他'],
        ['金额', <Money key="m" fen={it.amountFen} unit />],
        ['日期', it.awardedOn ? <When key="d" at={it.awardedOn} form="day" /> : it.year],
        ['出处', it.source],
      ]}
    />
  );
}

function Acts({ one }: { one: Check }) {
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { checkId: one.id, version: one.version, fingerprint: one.fingerprint };
  return (
    <Block title="办理">
      {one.moves.length === 0 ? (
        <Empty kind="no-right" title="现在没有您可办的事">
          {one.state === 'open' ? '由总局业务人员核实；被拦截的由签发人签批。' : '已有结论，资料变化时重新核查。'}
        </Empty>
      ) : null}
      <p className="row gap">
        <MoveButton move={move('clear')} endpoint={at.clear} input={input} form={form} primary />
        <MoveButton move={move('note')} endpoint={at.note} input={input} form={form} />
        <MoveButton move={move('confirm')} endpoint={at.confirm} input={input} form={form} />
        <MoveButton move={move('lift')} endpoint={at.lift} input={input} form={form} />
        <MoveButton move={move('revoke')} endpoint={at.revoke} input={input} form={form} />
      </p>
      <p className="note">认定重复的作品保持入选，不再发放扶持资金；排除后资料不变的不再询问。</p>
    </Block>
  );
}

function Decisions({ one }: { one: Check }) {
  if (one.decisions.length === 0) return null;
  return (
    <Block title="历次结论" note={`${one.decisions.length} 次，连同当时的两份记录保存`}>
      <ul className="timeline">
        {one.decisions.map((it) => (
          <li key={it.id}>
            <p>
              <b>{it.label}</b>　{it.decidedByName}　<When at={it.decidedAt} />
              {it.current ? '' : '　（其后资料有变）'}
            </p>
            <p>{it.opinion}</p>
            <p className="note">
              当时：《{it.workSide.title}》（{it.workSide.organizationName ?? '机构未填'}）对“{it.moneySide.programme}
              ”《
              {it.moneySide.title}》（{it.moneySide.organizationName ?? '机构未填'}）
            </p>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** Both records side by side, why they are alike, and what was decided. */
export default function CheckPage() {
  const checkId = useParam('checkId');
  const view = useView(at.detail, { checkId });
  usePageTitle(view.ready ? `《${view.data.workTitle}》核查` : '重复资助核查');
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  return (
    <>
      <PageHeader
        title={`《${one.workTitle}》与“${one.moneySide.programme}”`}
        sub={
          <>
            <Status kind={gradeShapes[one.grade]}>{checkGrades[one.grade]}</Status>　
            <Status kind={checkShapes[one.state]}>{checkStates[one.state]}</Status>　发现 <When at={one.foundAt} />
            {one.decidedByName ? `　${one.decidedByName}：${one.opinion ?? ''}` : ''}
          </>
        }
      />
      <div className="pair-columns">
        <div>
          <Ours one={one} />
        </div>
        <div>
          <Theirs one={one} />
        </div>
        <div>
          <Acts one={one} />
          <Block title="为何相近" note={one.clause}>
            <Findings findings={one.reasons.map((it) => ({ ...it, weight: 'look' as const }))} />
            <p className="note">{one.rule}</p>
          </Block>
          <Decisions one={one} />
          <Block title="经过">
            <Timeline events={one.timeline} />
          </Block>
        </div>
      </div>
    </>
  );
}
