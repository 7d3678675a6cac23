import { Block } from '../../../web/parts/Page.tsx';
import { To } from '../../../web/router.tsx';
import { type Guide, guides } from './guides.ts';
import './guides.css';

function One({ guide }: { guide: Guide }) {
  return (
    <Block
      id={guide.key}
      title={guide.title}
      className="guide"
      extra={
        <To path={guide.start.path} className="no-print">
          {guide.start.label}
        </To>
      }
    >
      <dl className="guide-facts">
        <dt>谁可以办</dt>
        <dd>{guide.who}</dd>
        <dt>什么时候</dt>
        <dd>{guide.when}</dd>
        <dt>备齐什么</dt>
        <dd>{guide.ready}</dd>
        <dt>怎样办</dt>
        <dd>
          <ol>
            {guide.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </dd>
        <dt>办了以后</dt>
        <dd>{guide.after}</dd>
      </dl>
    </Block>
  );
}

/** 办事指南: what anybody can have done here, what to bring, and what comes of it. */
export default function GuidesPage() {
  return (
    <div className="guides">
      <div>
        <h1 className="song">办事指南</h1>
        <p className="note">期限、名额、材料清单以各批征集内容和公示页所列为准</p>
        {guides.map((guide) => (
          <One key={guide.key} guide={guide} />
        ))}
      </div>
      <aside className="rail no-print" aria-label="目录">
        <h2>办理事项</h2>
        <ul>
          {guides.map(({ key, title }) => (
            <li key={key}>
              <a href={`#${key}`}>{title}</a>
            </li>
          ))}
        </ul>
        <h2>不会用、打不开</h2>
        <p>账号和密码问题找本机构管理员；机构管理员的问题找所在地主管单位。</p>
        <p>
          看不清、用不惯，见<To path="/accessibility">无障碍说明</To>。
        </p>
      </aside>
    </div>
  );
}
