import './propositions.css';
import type { z } from 'zod';
import { Money } from '../../../web/parts/Text.tsx';
import { supportKinds } from '../terms.ts';
import type { PropositionOut } from '../views.ts';

/** What the office gives along with a topic. */
export function Support({ support }: Pick<z.output<typeof PropositionOut>, 'support'>) {
  if (support.length === 0) return <p className="note">还没有写支持措施。</p>;
  return (
    <ul className="support-list">
      {support.map((one) => (
        <li key={`${one.kind}${one.text}`}>
          <b>{supportKinds[one.kind]}</b>
          <span>{one.text}</span>
          {one.amountFen === null ? null : <Money fen={one.amountFen} unit />}
        </li>
      ))}
    </ul>
  );
}
