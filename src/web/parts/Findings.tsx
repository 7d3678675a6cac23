import { createContext, useContext } from 'react';
import type { Finding } from '../../base/problem.ts';
import { Block } from './Page.tsx';
import { Shape } from './Shape.tsx';

/** Keeps the fields of several forms on one page apart; a page's own form has none. */
export const FieldScope = createContext('');

/** The element id of a form field, from its finding path. */
export const fieldId = (path: string, scope = ''): string => `f${scope}-${path.replace(/[^\w-]+/g, '-')}`;

/** Brings a field into view and puts the cursor there. */
export function goToField(path: string, scope = ''): void {
  const place = document.getElementById(fieldId(path, scope));
  place?.scrollIntoView({ block: 'center' });
  const control = place?.matches('input,textarea,button,[tabindex]')
    ? place
    : place?.querySelector<HTMLElement>('input,textarea,button,[tabindex]');
  (control ?? place)?.focus();
}

/** All reasons at once, in the user's words; each leads to its field and names its clause. */
export function Findings({
  findings,
  labelOf,
  onGo,
}: {
  findings: readonly Finding[];
  /** Chinese name of a field path, for 去“总投资”. */
  labelOf?: (path: string) => string | undefined;
  onGo?: (path: string) => void;
}) {
  const scope = useContext(FieldScope);
  const go = onGo ?? ((path: string) => goToField(path, scope));
  return (
    <ol className="findings">
      {findings.map((one, i) => (
        <li key={`${one.code}${one.path ?? ''}${i}`}>
          <Shape kind={one.weight === 'look' ? 'warn' : 'bad'} />
          <div className="finding">
            <div className="finding-text">
              <span className="sr">{one.weight === 'look' ? '请核对：' : '须改正：'}</span>
              {one.message}
            </div>
            {one.path || one.clause ? (
              <div className="finding-foot">
                {one.path ? (
                  <button type="button" className="link" onClick={() => go(one.path ?? '')}>
                    去“{labelOf?.(one.path) ?? '该项'}”
                  </button>
                ) : (
                  <span />
                )}
                <span>{one.clause}</span>
              </div>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Findings under a heading with their count; says so when there are none. */
export function FindingList({
  title = '问题',
  findings,
  labelOf,
  onGo,
  none = '没有发现问题',
}: {
  title?: string;
  findings: readonly Finding[];
  labelOf?: (path: string) => string | undefined;
  onGo?: (path: string) => void;
  none?: string;
}) {
  return (
    <Block title={title} note={findings.length > 0 ? findings.length : undefined}>
      {findings.length === 0 ? (
        <p className="none">
          <Shape kind="done" /> {none}
        </p>
      ) : (
        <Findings findings={findings} {...(labelOf ? { labelOf } : {})} {...(onGo ? { onGo } : {})} />
      )}
    </Block>
  );
}
