import { Block, Facts } from '../../../web/parts/Page.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { acceptanceEndpoints as at } from '../endpoints.ts';
import { StateFilm } from '../schema.ts';
import { numberKinds } from '../terms.ts';
import type { Case } from './words.ts';

const form = StateFilm.omit({ caseId: true, version: true });
const missing = (words: string) => (
  <span key="missing" className="dim">
    {words}
  </span>
);
const aiWords = { true: '使用', false: '未使用' } as const;

/** What the producer states of the film as a whole; the form opens while the film is being prepared. */
export function Statement({ one }: { one: Case }) {
  const { statement: stated } = one;
  const fill = one.moves.find(({ act }) => act === 'fill');
  const { aiUsed, ...rest } = stated;
  return (
    <Block
      title="成片说明"
      extra={
        <MoveButton
          move={fill && { ...fill, label: '填写说明' }}
          endpoint={at.state}
          input={{ caseId: one.id, version: one.version }}
          form={{
            schema: form,
            title: '成片说明',
            initial: { ...rest, aiUsed: aiUsed === null ? null : aiUsed ? 'yes' : 'no' },
          }}
          size="small"
        />
      }
    >
      <Facts
        columns={1}
        facts={[
          ['人工智能', stated.aiUsed === null ? missing('未声明') : aiWords[`${stated.aiUsed}`]],
          ...(stated.aiUse ? [['使用情况', stated.aiUse] as [string, string]] : []),
          [stated.numberKind ? numberKinds[stated.numberKind] : '许可证或文号', stated.number || missing('未填写')],
          ['取得日期', stated.numberOn ? <When key="on" at={stated.numberOn} form="day" /> : missing('未填写')],
          ['持有人', stated.numberHolder || missing('未填写')],
          ...(stated.remark ? [['说明', stated.remark] as [string, string]] : []),
        ]}
      />
    </Block>
  );
}
