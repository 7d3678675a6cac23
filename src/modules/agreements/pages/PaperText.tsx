import { Button } from 'antd';
import { Block } from '../../../web/parts/Page.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { agreementsEndpoints as at } from '../endpoints.ts';
import type { Agreement, Paper } from './types.ts';

/** 条文 as printed, with the source of each clause; parties propose another text from here. */
export function PaperText({ agreement, paper, onEdit }: { agreement: Agreement; paper: Paper; onEdit: () => void }) {
  const key = { agreementId: agreement.id, paperId: paper.id };
  const mayPropose = paper.moves.some((one) => one.act === 'propose');
  return (
    <Block
      title="条文"
      note={`第 ${paper.versionNo} 版　${paper.code}`}
      extra={
        <span className="row">
          <a href={hrefOf(at.paper, { ...key, format: 'pdf' })} download>
            PDF{paper.number ? '' : '（草稿）'}
          </a>
          <a href={hrefOf(at.paper, { ...key, format: 'docx' })} download>
            Word
          </a>
          {mayPropose ? (
            <Button size="small" onClick={onEdit}>
              提出修改
            </Button>
          ) : null}
        </span>
      }
    >
      <ol className="clauses">
        {paper.clauses.map((clause) => (
          <li key={clause.key}>
            <h3>
              {clause.label}　{clause.heading}
              {clause.negotiable ? null : <span className="clause-fixed">照模板，不协商</span>}
            </h3>
            {clause.printed.split('\n').map((line) => (
              <p key={line} className="song">
                {line}
              </p>
            ))}
            <p className="note">依据：{clause.source}</p>
          </li>
        ))}
      </ol>
    </Block>
  );
}
