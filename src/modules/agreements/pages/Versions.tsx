import { useState } from 'react';
import { Drawer } from '../../../web/parts/Drawer.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { agreementsEndpoints as at } from '../endpoints.ts';
import { parties } from '../terms.ts';
import type { Agreement, Paper } from './types.ts';

type Asked = { agreementId: string; paperId: string; from: number; to: number };
const kinds = { added: '新增', removed: '删去', changed: '修改' } as const;

/** Where two versions differ, clause by clause: taken out struck through, put in underlined. */
function Differences({ asked }: { asked: Asked }) {
  const view = useView(at.compare, asked);
  if (!view.ready) return <Waiting view={view} />;
  const { differences, note, who, org, at: when } = view.data;
  return (
    <>
      <p className="note">
        {org}　{who}　<When at={when} />　{note}
      </p>
      {differences.length === 0 ? <p>两版没有差异。</p> : null}
      <ol className="differences">
        {differences.map((one) => (
          <li key={one.key}>
            <h3>
              {one.place} <span className="note">{kinds[one.kind]}</span>
            </h3>
            <p className="song">
              {one.parts.map((part, i) => {
                const key = `${i}-${part.mark}`;
                if (part.mark === 'added') return <ins key={key}>{part.text}</ins>;
                if (part.mark === 'removed') return <del key={key}>{part.text}</del>;
                return <span key={key}>{part.text}</span>;
              })}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

/** 协商各版: who proposed what, who agreed; each version can be compared with the one before. */
export function Versions({ agreement, paper }: { agreement: Agreement; paper: Paper }) {
  const [asked, setAsked] = useState<Asked>();
  const key = { agreementId: agreement.id, paperId: paper.id };
  return (
    <Block title="协商各版" note={`共 ${paper.versions.length} 版`}>
      <ol className="versions">
        {paper.versions.map((one) => (
          <li key={one.no}>
            <p>
              <b>第 {one.no} 版</b>　{one.partyLabel}　{one.who}　<When at={one.at} form="short" />
            </p>
            <p className="note">{one.note}</p>
            {one.consents.length > 0 ? (
              <p className="note">同意：{one.consents.map((consent) => parties[consent.party]).join('、')}</p>
            ) : null}
            <p className="row">
              {one.no > 1 || paper.kind === 'change' ? (
                <button
                  type="button"
                  className="link"
                  onClick={() => setAsked({ ...key, from: one.no - 1, to: one.no })}
                >
                  {one.no > 1 ? `与第 ${one.no - 1} 版比较` : '与现行协议比较'}
                </button>
              ) : null}
              <a href={hrefOf(at.paper, { ...key, format: 'pdf', versionNo: one.no })} download>
                PDF
              </a>
              <span className="num note">{one.code}</span>
            </p>
          </li>
        ))}
      </ol>
      <Drawer
        open={asked !== undefined}
        title={asked ? `第 ${asked.to} 版的改动` : ''}
        width={640}
        onClose={() => setAsked(undefined)}
      >
        {asked ? <Differences asked={asked} /> : null}
      </Drawer>
    </Block>
  );
}
