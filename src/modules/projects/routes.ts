import { bind, type Binding } from '../../platform/http.ts';
import { projectsEndpoints as at } from './endpoints.ts';
import type { MoneySource } from './money.ts';
import { projectHead, projectList } from './queries-read.ts';

/** `moneyOf` tells what the books say of projects; later modules keep them and main names the source. */
export const projectsRoutes = ({ money }: { money: MoneySource }): Binding[] => [
  bind(at.list, projectList),
  bind(at.head, projectHead(money)),
];
