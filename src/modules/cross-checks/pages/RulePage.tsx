import './cross-checks.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { ActDialog } from '../../../web/parts/ActForm.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { Editions } from '../../../web/parts/Editions.tsx';
import { Block, Facts, PageHeader } from '../../../web/parts/Page.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useGo, useParam } from '../../../web/router.tsx';
import { useView } from '../../../web/server-state.ts';
import { crossChecksEndpoints as at } from '../endpoints.ts';
import { findField } from '../field-terms.ts';
import { toleranceText } from '../rules.ts';
import { SaveRule } from '../schema.ts';
import { answerers, gatherings, grades, measures, type RuleContent, type Side, sources } from '../terms.ts';
import type { RulesOut } from '../views.ts';
import { RuleForm } from './RuleForm.tsx';

type Edition = z.output<typeof RulesOut>['rows'][number]['editions'][number];
const words = SaveRule.pick({ validFrom: true, note: true });
const newWords = SaveRule.pick({ key: true, validFrom: true, note: true });
const blank: RuleContent = {
  label: '',
  left: { source: 'province', field: 'episodeCount', gather: 'each' },
  right: { source: 'filing', field: 'episodeCount', gather: 'each' },
  measure: 'number',
  within: 0,
  withinBasisPoints: 0,
  emptyCounts: false,
  grade: 'ordinary',
  answers: 'left',
  dueDays: 5,
  clause: '',
  source: '总局业务部门设置',
  enabled: true,
};
const sideText = ({ source, field, gather }: Side): string =>
  `${sources[source]} · ${findField(source, field)?.label ?? field}（${gatherings[gather]}）`;

function EditionFacts({ one }: { one: Edition }) {
  const { content } = one;
  return (
    <>
      <p className="dim">{one.note}</p>
      <Facts
        columns={2}
        facts={[
          ['甲方', sideText(content.left)],
          ['乙方', sideText(content.right)],
          ['比较方式', measures[content.measure]],
          ['允许差额', toleranceText(content)],
          ['一方未填', content.emptyCounts ? '算作差异' : '不比较'],
          ['程度', grades[content.grade]],
          ['由谁说明', `${answerers[content.answers]}，${content.dueDays} 个工作日内`],
          ['依据', [content.clause, content.source].filter(Boolean).join('；')],
          ['状态', content.enabled ? '启用' : '停用'],
        ]}
      />
    </>
  );
}

/** One comparison: its editions, and the draft of the next with a trial over the figures of today. */
export default function RulePage() {
  const ruleKey = useParam('ruleKey');
  const isNew = ruleKey === 'new';
  const view = useView(at.rules, {});
  const go = useGo();
  const [draft, setDraft] = useState<RuleContent | undefined>(isNew ? blank : undefined);
  const [asking, setAsking] = useState(false);
  if (!view.ready) return <Waiting view={view} />;
  const row = view.data.rows.find(({ key }) => key === ruleKey);
  if (!row && !isNew)
    return (
      <Empty
        kind="none-match"
        title="没有这条规则"
        button={{ label: '看核对规则', to: { path: '/cross-check-rules' } }}
      >
        地址有误。
      </Empty>
    );
  const latest = row?.editions[0]?.content as RuleContent | undefined;
  return (
    <>
      <PageHeader
        title={isNew ? '新增核对项目' : (latest?.label ?? ruleKey)}
        sub={isNew ? '先试算，再发布' : `未结差异 ${row?.open ?? 0} 项`}
        moves={
          view.data.mayEdit ? (
            draft ? (
              <>
                <Button onClick={() => (isNew ? go({ path: '/cross-check-rules' }) : setDraft(undefined))}>放弃</Button>
                <Button type="primary" onClick={() => setAsking(true)}>
                  发布新版…
                </Button>
              </>
            ) : (
              <Button onClick={() => setDraft(latest)}>编制新版</Button>
            )
          ) : null
        }
      />
      {draft ? <RuleForm ruleKey={isNew ? 'new_rule' : ruleKey} draft={draft} onChange={setDraft} /> : null}
      {draft ? (
        <ActDialog
          open={asking}
          title="发布核对规则新版"
          act="发布"
          endpoint={at.saveRule}
          schema={isNew ? newWords : words}
          fixed={{ ...(isNew ? {} : { key: ruleKey }), edition: row?.latestEdition ?? 0, content: draft }}
          onCancel={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            setDraft(undefined);
            if (isNew) go({ path: '/cross-check-rules' });
          }}
        />
      ) : null}
      {row ? (
        <Block title="各版" className="rule-editions">
          <Editions
            editions={row.editions.map((one) => ({ ...one, key: one.edition, children: <EditionFacts one={one} /> }))}
          />
        </Block>
      ) : null}
    </>
  );
}
