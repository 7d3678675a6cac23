import { MoveButton } from '../../../web/parts/Moves.tsx';
import { Status } from '../../../web/parts/Shape.tsx';
import { When } from '../../../web/parts/Text.tsx';
import { changesEndpoints as at } from '../endpoints.ts';
import { ChangeOpinionForm, FileChangeForm } from '../guidance-schema.ts';
import { changeFilings, changeKinds, changeStates } from '../guidance-terms.ts';
import { FileLinks } from './Files.tsx';
import { FormButton } from './FormDialog.tsx';
import { type Changes, changeShapes } from './words.ts';

type Change = Changes['rows'][number];

/** Old and new, line by line, so that what differs is seen at once. */
export function Comparison({ before, after }: { before: string; after: string }) {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  const marked = (lines: string[], other: string[], tag: 'del' | 'ins') =>
    lines.map((line, i) => {
      const Tag = other.includes(line) ? 'span' : tag;
      // biome-ignore lint: lines of a text have no key but their place
      return <Tag key={i}>{line || '—'}</Tag>;
    });
  return (
    <div className="comparison">
      <div>
        <small className="note">变更前</small>
        <p>{marked(old, fresh, 'del')}</p>
      </div>
      <div>
        <small className="note">变更后</small>
        <p>{marked(fresh, old, 'ins')}</p>
      </div>
    </div>
  );
}

function Opinions({ change }: { change: Change }) {
  return (
    <>
      {change.passedAt ? (
        <p className="note">
          推荐单位 {change.passedByName} <When at={change.passedAt} form="short" />：{change.passOpinion}
        </p>
      ) : null}
      {change.decidedAt ? (
        <p className="note">
          {change.state === 'refused' ? '不同意' : '批准'} {change.decidedByName}{' '}
          <When at={change.decidedAt} form="short" />：{change.opinion}
        </p>
      ) : null}
      {change.filedOn ? (
        <p className="note">
          {changeFilings[change.filing]} {change.filingNumber} {change.filedOn}
        </p>
      ) : null}
    </>
  );
}

function Acts({ projectId, change }: { projectId: string; change: Change }) {
  const move = (act: string) => change.moves.find((one) => one.act === act);
  const shared = { input: { projectId, changeId: change.id, version: change.version }, size: 'small' as const };
  const opinion = { form: { schema: ChangeOpinionForm, initial: { opinion: '同意' } } };
  const approve = move('approve');
  const passing = move('pass')?.findings.length ? undefined : move('pass');
  return (
    <p className="row">
      <MoveButton move={passing} endpoint={at.pass} {...shared} {...opinion} primary />
      <MoveButton
        move={approve?.findings.length ? undefined : approve}
        endpoint={at.approve}
        {...shared}
        {...opinion}
        effect={{
          title: `批准${changeKinds[change.kind]}变更`,
          who: '制作机构、推荐单位和指导专家',
          sends:
            change.filing === 'none'
              ? '变更立即生效，写回项目和作品档案'
              : `制作机构据此${changeFilings[change.filing]}，办结后生效`,
          takeBack: '不能收回；要改回须另行申请变更',
          act: '批准变更',
        }}
      />
      <MoveButton move={move('refuse')} endpoint={at.refuse} {...shared} form={{ schema: ChangeOpinionForm }} />
      <MoveButton move={move('withdraw')} endpoint={at.withdraw} {...shared} />
      {move('take_effect') ? (
        <FormButton
          size="small"
          primary
          title={`登记${changeFilings[change.filing]}`}
          act="登记备案办结"
          endpoint={at.file}
          schema={FileChangeForm}
          fixed={shared.input}
          files="公示截图或批件"
          filesNeeded
        />
      ) : null}
    </p>
  );
}

/** One request for a change with its comparison, opinions and what may be done. */
export function ChangeCard({ projectId, change }: { projectId: string; change: Change }) {
  return (
    <article className="advice">
      <p className="row">
        <b>{changeKinds[change.kind]}</b>
        <Status kind={changeShapes[change.state]}>{changeStates[change.state]}</Status>
        {change.filing === 'none' ? null : (
          <span className="change-again" title={change.rule.source}>
            {changeFilings[change.filing]}（{change.rule.clause}）
          </span>
        )}
        <span className="grow" />
        <span className="note">
          {change.askedByName} <When at={change.askedAt} form="short" />
        </span>
      </p>
      <Comparison before={change.before.text} after={change.after.text} />
      <p>理由：{change.reason}</p>
      <FileLinks projectId={projectId} files={change.files} />
      <Opinions change={change} />
      <Acts projectId={projectId} change={change} />
    </article>
  );
}
