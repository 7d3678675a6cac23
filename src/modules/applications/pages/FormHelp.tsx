import type { Finding } from '../../../base/problem.ts';
import { FindingList } from '../../../web/parts/Findings.tsx';
import { Block } from '../../../web/parts/Page.tsx';
import { Shape } from '../../../web/parts/Shape.tsx';
import type { FormSection } from '../../calls/contract.ts';
import type { FilledForm } from '../views.ts';
import { isMissing, labelOfPath, sectionOfPath } from './form-model.ts';

/** Right of the fields: this section's problems, then its rule and whom to ask. */
export function FormHelp({
  application,
  section,
  findings,
  strict,
  onGo,
}: {
  application: FilledForm;
  section: FormSection;
  findings: readonly Finding[];
  /** Whether what is merely empty is said to be a problem. */
  strict: boolean;
  onGo: (path: string) => void;
}) {
  const own = findings.filter((one) => sectionOfPath(application, one.path) === section.key);
  const missing = own.filter(isMissing).length;
  const shown = strict ? own : own.filter((one) => !isMissing(one));
  return (
    <aside className="form-help" aria-label="问题与填写说明" tabIndex={0}>
      <FindingList
        title="本节问题"
        findings={shown}
        labelOf={(path) => labelOfPath(application, path)}
        onGo={onGo}
        none={missing > 0 ? '已填的没有发现问题' : '没有发现问题'}
      />
      {!strict && missing > 0 ? (
        <p className="help-text">
          <Shape kind="idle" /> 还有 {missing} 项必填未填，检查全篇时逐项列出。
        </p>
      ) : null}
      <Block title="填写说明">
        {section.help ? <p className="help-text">{section.help}</p> : null}
        {section.clause ? <p className="help-text">依据：{section.clause}</p> : null}
        <p className="help-text">每填一栏，两秒内自动保存；断网时先存在本机，联网后续存。</p>
        <p className="help-text">不清楚？请咨询初评单位：{application.recommenderName}。</p>
      </Block>
    </aside>
  );
}

/** Beside the check page: what follows the act. */
export function SubmitHelp({ application }: { application: FilledForm }) {
  const { recommenderName, correction, moves } = application;
  return (
    <aside className="form-help" aria-label="提交须知" tabIndex={0}>
      <Block title="提交以后">
        <p className="help-text">生成不可改的一版和回执，写明编号、时间和每个文件的哈希。</p>
        <p className="help-text">{recommenderName}受理：齐全的转初评；有缺漏的通知补正，只放开缺漏的几处。</p>
        <p className="help-text">{correction ? '补正提交后不能再改。' : '截止前可以撤回重填。'}</p>
        {moves.some(({ act }) => act === 'submit') ? null : (
          <p className="help-text">提交由本机构管理员办理；您可以填写和检查。</p>
        )}
      </Block>
    </aside>
  );
}
