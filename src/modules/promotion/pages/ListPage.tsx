import './promotion.css';
import { Button } from 'antd';
import { usePageTitle } from '../../../web/page-title.ts';
import { Block, PageHeader } from '../../../web/parts/Page.tsx';
import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { Timeline } from '../../../web/parts/Timeline.tsx';
import { Waiting } from '../../../web/parts/Waiting.tsx';
import { To, useParam } from '../../../web/router.tsx';
import { hrefOf, useView } from '../../../web/server-state.ts';
import { selectedListEndpoints as at } from '../endpoints.ts';
import { ReturnList } from '../schema.ts';
import { listStates, periods } from '../terms.ts';
import { ListEditor, type Shown } from './ListEditor.tsx';
import { WorkTable } from './WorkTable.tsx';
import { listShapes } from './words.ts';

const returnForm = ReturnList.omit({ listId: true, version: true });

function Moves({ one }: { one: Shown }) {
  const move = (act: string) => one.moves.find((found) => found.act === act);
  const input = { listId: one.id, version: one.version };
  return (
    <div className="row">
      {one.moves.some(({ act }) => act === 'save') ? null : <Button onClick={() => window.print()}>打印</Button>}
      <MoveButton move={move('submit')} endpoint={at.submit} input={input} primary />
      <MoveButton move={move('return')} endpoint={at.return} input={input} form={{ schema: returnForm }} />
      <MoveButton
        move={move('publish')}
        endpoint={at.publish}
        input={input}
        effect={{
          title: `签发并发布：${one.title}`,
          who: '公众，列入片单的制作机构和推荐单位',
          sends: `第 ${one.edition + 1} 版，${one.choices.length} 部作品，编号发文并在公开页面发布`,
          takeBack: '已发布的版次不能收回；可以修订并发布新版',
          promise: '已核对名单和推荐语',
          act: '签发并发布',
        }}
      />
      <MoveButton move={move('revise')} endpoint={at.revise} input={input} />
    </div>
  );
}

function Editions({ one }: { one: Shown }) {
  return (
    <Block title="已发布版次" note={`${one.editions.length} 版`}>
      {one.editions.length === 0 ? <p className="note">还没有发布。</p> : null}
      <ul className="honour-list">
        {one.editions.map((edition) => (
          <li key={edition.code}>
            <To path="/selected-works/$code" params={{ code: edition.code }}>
              第 {edition.edition} 版
            </To>
            <span>{edition.documentNumber}</span>
            <a href={hrefOf(at.paper, { listId: one.id, edition: edition.edition, format: 'pdf' })}>PDF</a>
            <a href={hrefOf(at.paper, { listId: one.id, edition: edition.edition, format: 'docx' })}>Word</a>
            <span className="note">
              {edition.publishedByName}　<When at={edition.publishedAt} />
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** The works as chosen, each with the words for it, what was shown of it and what stands against it. */
function Chosen({ one }: { one: Shown }) {
  const findings = (id: string) => one.candidates.find(({ projectId }) => projectId === id)?.findings ?? [];
  return (
    <Block title="作品" note={`${one.works.length} 部，依据${one.clause}；只列通过验收且没有未结违规的作品`}>
      {one.intro ? <p>{one.intro}</p> : null}
      {one.works.length === 0 ? (
        <p className="note">还没有选列作品。</p>
      ) : (
        <WorkTable
          caption={one.title}
          rows={one.works}
          why={[
            {
              title: '推荐语',
              width: 320,
              render: ({ projectId, reason }) => (
                <>
                  {reason}
                  {findings(projectId).map((finding) => (
                    <p key={finding.code} className="note">
                      <Shape kind={finding.weight === 'look' ? 'warn' : 'bad'} size={9} /> {finding.message}
                    </p>
                  ))}
                </>
              ),
            },
          ]}
        />
      )}
    </Block>
  );
}

const Trail = ({ one }: { one: Shown }) => (
  <div className="no-print promotion-trail">
    <Editions one={one} />
    <Block title="办理过程">
      <Timeline events={one.timeline} />
    </Block>
  </div>
);

/** One list: its works and words, what stands against them, its editions. */
export default function ListPage() {
  const listId = useParam('listId');
  const view = useView(at.detail, { listId });
  usePageTitle(view.ready ? view.data.title : '优秀片单');
  if (!view.ready) return <Waiting view={view} />;
  const one = view.data;
  return (
    <>
      <PageHeader
        title={one.title}
        sub={
          <span className="row">
            <span>
              {one.year}年{periods[one.period]}
            </span>
            <Status kind={listShapes[one.state]}>{listStates[one.state]}</Status>
          </span>
        }
        moves={<Moves one={one} />}
      />
      {one.state === 'draft' && one.returnReason ? (
        <div className="promotion-note">
          <Shape kind="warn" /> 退回：{one.returnReason}
        </div>
      ) : null}
      {one.moves.some(({ act }) => act === 'save') ? (
        <div className="with-aside promotion-columns">
          <ListEditor key={one.version} one={one} />
          <Trail one={one} />
        </div>
      ) : (
        <>
          <Chosen one={one} />
          <div className="gap">
            <Trail one={one} />
          </div>
        </>
      )}
    </>
  );
}
