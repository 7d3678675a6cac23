import { PageHeader } from '../parts/Page.tsx';

export default function GalleryPage() {
  return <PageHeader title="部件样张" />;
}
