import { Waiting } from '../../../web/parts/Waiting.tsx';
import { useView } from '../../../web/server-state.ts';
import { accountsEndpoints } from '../endpoints.ts';
import { OrganizationOf } from './OrganizationOf.tsx';

/** One's own organisation, from the menu. */
export default function OwnOrganizationPage() {
  const me = useView(accountsEndpoints.me, {});
  if (!me.ready) return <Waiting view={me} />;
  return <OrganizationOf organizationId={me.data.organizationId} />;
}
