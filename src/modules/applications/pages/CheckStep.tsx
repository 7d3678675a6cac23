import type { Finding } from '../../../base/problem.ts';
import { Findings } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Shape, Status } from '../../../web/parts/Shape.tsx';
import { sizeText } from '../../../web/parts/wording.ts';
import type { FilledForm } from '../views.ts';
import { type Answers, labelOfPath, sectionOfPath, stopsIn, nameOfSection } from './form-model.ts';
import { ChangesTable } from './FileParts.tsx';
import { paperUrl } from './FileDrawer.tsx';
import { ReadingSections } from './ReadingSections.tsx';

type Props = {
  application: FilledForm;
  answers: Answers;
  findings: readonly Finding[];
  onGo: (path: string) => void;
};

/** All problems at once, those of a section together, each a link to its field with its clause. */
function AllProblems({ application, findings, onGo }: Omit<Props, 'answers'>) {
  const stops = stopsIn(findings);
  const looks = findings.filter((one) => one.weight === 'look');
  const labelOf = (path: string) => labelOfPath(application, path);
  const groups = [
    ...application.form.sections.map(({ key, label }) => ({
      key,
      label: nameOfSection({ label }),
      own: stops.filter((one) => sectionOfPath(application, one.path) === key),
    })),
    {
      key: 'general',
      label: '申报资格与期限',
      own: stops.filter((one) => sectionOfPath(application, one.path) === undefined),
    },
  ].filter(({ own }) => own.length > 0);
  return (
    <>
      <Block title="一、须改正" note={stops.length || undefined}>
        {stops.length === 0 ? (
          <p className="check-ready">
            <Status kind="done">没有发现问题，可以提交</Status>
          </p>
        ) : null}
        {groups.map(({ key, label, own }) => (
          <section key={key} aria-label={`${label}的问题`} className="gap">
            <h3 className="note">
              {label}　{own.length} 项
            </h3>
            <Findings findings={own} labelOf={labelOf} onGo={onGo} />
          </section>
        ))}
      </Block>
      {looks.length > 0 ? (
        <Block title="请核对" note={`${looks.length} 项，不影响提交，初评单位会看`}>
          <Findings findings={looks} labelOf={labelOf} onGo={onGo} />
        </Block>
      ) : null}
    </>
  );
}

/** The promises of the form: every yes-or-no question of its last section. */
function Pledges({ application, answers, onGo }: Omit<Props, 'findings'>) {
  const section = application.form.sections.at(-1);
  if (!section) return null;
  return (
    <Block title={`三、${nameOfSection(section)}`}>
      {section.fields
        .filter(({ kind }) => kind === 'yesNo')
        .map((field) => {
          const path = `${section.key}.${field.key}`;
          return (
            <p key={path} className="pledge">
              <Shape kind={answers[path] === true ? 'done' : 'idle'} />
              <span className="grow">{field.label}</span>
              {answers[path] === true ? (
                <span className="note">已确认</span>
              ) : (
                <button type="button" className="link" onClick={() => onGo(path)}>
                  去确认
                </button>
              )}
            </p>
          );
        })}
    </Block>
  );
}

/** 检查全篇: problems, a full read-through, then the promises; the button to submit stands at the foot. */
export function CheckStep({ application, answers, findings, onGo }: Props) {
  return (
    <div className="check">
      <div className="form-head">
        <h2>检查与提交</h2>
        <span className="grow" />
        <a href={paperUrl(application.id, 'form', 'pdf')} download>
          草稿 PDF
        </a>
        <a href={paperUrl(application.id, 'form', 'docx')} download>
          草稿 Word
        </a>
      </div>
      {application.changes.length > 0 ? (
        <Block title="补正前后对照" note="初评单位也看到这一份">
          <ChangesTable application={application} />
        </Block>
      ) : null}
      <AllProblems {...{ application, findings, onGo }} />
      <Block title="二、通读全篇" note="提交的就是这些内容">
        <div className="gap">
          <ReadingSections application={application} answers={answers} level={3} />
        </div>
      </Block>
      <Block title="附件" note={`${application.files.length} 件`}>
        {application.files.map((file) => (
          <p key={file.fileId} className="pledge">
            <Shape kind="done" />
            <span className="grow">
              {labelOfPath(application, `files.${file.slot}`)}：{file.name}
            </span>
            <span className="note">{sizeText(file.size)}</span>
          </p>
        ))}
      </Block>
      <Pledges {...{ application, answers, onGo }} />
    </div>
  );
}
