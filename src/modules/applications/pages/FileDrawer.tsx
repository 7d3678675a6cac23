import { Drawer } from '../../../web/parts/Drawer.tsx';
import { Empty } from '../../../web/parts/Empty.tsx';
import { PdfPages } from '../../../web/parts/PdfPages.tsx';
import { hrefOf } from '../../../web/server-state.ts';
import { applicationsEndpoints } from '../endpoints.ts';

export type Viewed = { name: string; url: string };
export const fileUrl = (applicationId: string, fileId: string): string =>
  hrefOf(applicationsEndpoints.file, { applicationId, fileId });
export const paperUrl = (
  applicationId: string,
  paper: 'form' | 'commitment' | 'receipt',
  format: 'pdf' | 'docx',
): string => hrefOf(applicationsEndpoints.paper, { applicationId, paper, format });

function Body({ name, url }: Viewed) {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (ending === 'pdf') return <PdfPages url={url} label={name} scale={1} />;
  if (['jpg', 'jpeg', 'png'].includes(ending)) return <img src={url} alt={name} />;
  // biome-ignore lint: the applicant's own clip has no captions of ours
  if (['mp4', 'mov'].includes(ending)) return <video src={url} controls aria-label={name} />;
  return (
    <Empty kind="none-yet" title="这类文件不能在页面内显示">
      请下载后用本机的 Word、Excel 或 WPS 打开。
    </Empty>
  );
}

/** A file read beside the page; Esc closes. */
export function FileDrawer({ viewed, onClose }: { viewed: Viewed | undefined; onClose: () => void }) {
  if (!viewed) return null;
  return (
    <Drawer
      open
      width={860}
      title={viewed.name}
      onClose={onClose}
      foot={
        <a className="button" href={viewed.url} download>
          下载
        </a>
      }
    >
      <div className="file-view" tabIndex={0} role="region" aria-label={viewed.name}>
        <Body {...viewed} />
      </div>
    </Drawer>
  );
}
