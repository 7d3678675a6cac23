import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { Instant } from '../../../base/time.ts';
import { When, Work } from '../../../web/parts/Text.tsx';
import { To } from '../../../web/router.tsx';
import { publicKinds } from '../terms.ts';
import type { ContentOut } from '../public-views.ts';
import { shortDigest, suiteNames } from './words.ts';

type Content = z.output<typeof ContentOut>;
const shownAtFirst = 8;
const sizes = [
  { key: 'large', label: '大' },
  { key: 'medium', label: '中' },
  { key: 'small', label: '小' },
] as const;

function NoticeTable({ content, all }: { content: Content; all: boolean }) {
  const until = content.rows.some((row) => row.objectionsUntil !== content.rows[0]?.objectionsUntil);
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="名单">
      <table className="notice-table">
        <caption className="sr">{content.title}名单</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              序
            </th>
            <th scope="col">作品</th>
            <th scope="col">申报机构</th>
            <th scope="col">推荐单位</th>
            <th scope="col">五个一批</th>
            <th scope="col">资金</th>
            {until ? <th scope="col">公示至</th> : null}
          </tr>
        </thead>
        <tbody>
          {content.rows.map((row, i) => (
            <tr key={row.number} className={i >= shownAtFirst && !all ? 'more' : ''}>
              <td className="num dim">{row.order}</td>
              <td>
                <Work title={row.title} />
                <span className="work-number">{row.number}</span>
              </td>
              <td>{row.applicant}</td>
              <td>{row.recommender}</td>
              <td className="nowrap">{row.category}</td>
              <td className="nowrap">{publicKinds[row.kind]}</td>
              {until ? (
                <td className="nowrap">{row.objectionsUntil ? <When at={row.objectionsUntil} form="day" /> : ''}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Props = {
  content: Content;
  code: string;
  digest?: string;
  suite?: string;
  publishedAt?: Instant;
  /** Shown above the title, and left out of print. */
  crumb?: { label: string; path: string };
  demonstration?: boolean;
};

/** A notice exactly as the public reads it; the officer's preview is this same part. */
export function NoticeArticle({ content, code, digest, suite = 'sha256', publishedAt, crumb, demonstration }: Props) {
  const [size, setSize] = useState<(typeof sizes)[number]['key']>('medium');
  const [all, setAll] = useState(false);
  const Title = crumb ? 'h1' : 'h3';
  const hidden = content.rows.length - shownAtFirst;
  return (
    <article className={`notice-article size-${size}`}>
      {crumb ? (
        <p className="crumb no-print">
          您当前所在位置：<To path="/">首页</To> &gt; <To path={crumb.path}>{crumb.label}</To> &gt; 正文
        </p>
      ) : null}
      <Title className="notice-title">{content.title}</Title>
      <p className="notice-meta">
        <span>来源：{content.issuer}</span>
        <span>文号：{content.documentNumber || '（签发时编号）'}</span>
        <span>发布时间：{publishedAt ? <When at={publishedAt} /> : <When at={content.releasedOn} form="day" />}</span>
        <span className="no-print">
          字体：
          {sizes.map(({ key, label }) => (
            <button key={key} type="button" className="bare" aria-pressed={size === key} onClick={() => setSize(key)}>
              {label}
            </button>
          ))}
        </span>
        <button type="button" className="bare no-print" onClick={() => window.print()}>
          打印
        </button>
      </p>
      <div className="notice-body">
        {content.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </div>
      <NoticeTable content={content} all={all} />
      <p className="note no-print notice-count">
        共 {content.rows.length} 部，次序按推荐单位行政区划代码，不分名次。
        {hidden > 0 ? (
          <>
            此处列 {all ? content.rows.length : shownAtFirst} 部，
            <Button type="link" size="small" className="inline-link" onClick={() => setAll(!all)}>
              {all ? '收起' : `展开其余 ${hidden} 部`}
            </Button>
          </>
        ) : null}
      </p>
      {content.how ? <p className="notice-how">{content.how}</p> : null}
      <p className="print-only notice-foot">
        本件与系统版本 {code} 一致　名单摘要 {suiteNames[suite] ?? suite}{' '}
        {digest ? shortDigest(digest) : '（签发时计算）'}
        {demonstration ? '　演示数据，不代表任何评审结果' : ''}
      </p>
    </article>
  );
}
