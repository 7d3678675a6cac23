import './reserve.css';
import { To } from '../../../web/router.tsx';

const tabs = [
  ['/reserve', '储备项目'],
  ['/reserve/gaps', '缺口'],
  ['/reserve/goals', '目标'],
  ['/reserve/rules', '规则'],
] as const;

/** The pages of the pool, one line under the title. */
export function PoolTabs({ at }: { at: (typeof tabs)[number][0] }) {
  return (
    <nav className="pool-tabs no-print" aria-label="储备库">
      {tabs.map(([path, label]) =>
        path === at ? (
          <b key={path} aria-current="page">
            {label}
          </b>
        ) : (
          <To key={path} path={path}>
            {label}
          </To>
        ),
      )}
    </nav>
  );
}
