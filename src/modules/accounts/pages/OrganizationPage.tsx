import { useParam } from '../../../web/router.tsx';
import { OrganizationOf } from './OrganizationOf.tsx';

export default function OrganizationPage() {
  return <OrganizationOf organizationId={useParam('organizationId')} />;
}
