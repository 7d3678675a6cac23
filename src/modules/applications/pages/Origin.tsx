import { To } from '../../../web/router.tsx';
import type { FilledForm } from '../views.ts';

/** What the application was made from, with the page where it stands. */
export function Origin({ origin }: { origin: NonNullable<FilledForm['origin']> }) {
  return <To path={origin.path}>{origin.text}</To>;
}
