import { z } from 'zod';
import { Block } from '../../../web/parts/Page.tsx';
import { SchemaForm } from '../../../web/parts/SchemaForm.tsx';
import type { CallContent } from '../schema.ts';
import { fillLetter } from '../rules.ts';
import { type LetterKind, letterWords } from '../terms.ts';
import type { PartEditor } from './use-part.ts';

const words = (label: string, more: object = {}) =>
  z
    .string()
    .optional()
    .meta({ label, need: true, ...more });
const letter = z.object({
  mark: words('发文机关代字'),
  title: words('标题', { max: 100, rows: 2 }),
  body: words('正文', { widget: 'long', max: 2000, rows: 10 }),
});
const plain = letter.omit({ mark: true });
const names: Record<LetterKind, string> = {
  recommendation: '推荐函（各推荐单位）',
  notice: '公示公告（总局）',
  pledge: '评审保密承诺书（专家签署）',
};
/** What stands in the preview for each word; marked as an example. */
const samples: Record<string, string> = {
  计划名称: '微短剧精品创作传播计划',
  年度: '2026',
  批次: '第三批',
  单位: '某省广播电视局',
  单位简称: '某局',
  部数: '5',
  作品清单: '《示例一》《示例二》《示例三》《示例四》《示例五》',
  联系人: '示例',
  联系电话: '010-00000000',
  公示开始日期: '2026年10月12日',
  公示结束日期: '2026年10月16日',
  工作日数: '5',
  受理方式: '通过本系统“提出异议”页面反映',
  评审阶段: '复评',
};

/** Letters with words in braces; the preview shows them filled with an example. */
export function LettersEditor({ editor }: { editor: PartEditor }) {
  return (
    <>
      {(Object.keys(names) as LetterKind[]).map((kind) => (
        <Letter key={kind} kind={kind} editor={editor} />
      ))}
    </>
  );
}

function Letter({ kind, editor }: { kind: LetterKind; editor: PartEditor }) {
  const {
    content: { letters },
    set,
    findings,
    locked,
  } = editor;
  const it = letters[kind];
  const fill = (text: string) => fillLetter(kind, text, samples);
  return (
    <Block
      title={names[kind]}
      note={`可用的填充词：${letterWords[kind].map((word) => `{${word}}`).join(' ')}`}
      className="gap"
    >
      <div className="two">
        <SchemaForm
          schema={'mark' in it ? letter : plain}
          values={it}
          prefix={`letters.${kind}`}
          {...{ findings, locked }}
          onChange={(next) => set({ letters: { ...letters, [kind]: next } as CallContent['letters'] })}
        />
        <div className="letter-preview" role="region" aria-label={`${names[kind]}预览（示例）`}>
          <p className="note">预览（示例）{'mark' in it ? `　${fill(it.mark)}〔2026〕1号` : ''}</p>
          <p className="letter-title">{fill(it.title)}</p>
          {fill(it.body)
            .split('\n')
            .map((line, i) => (
              <p key={i} className="letter-line">
                {line}
              </p>
            ))}
        </div>
      </div>
    </Block>
  );
}
