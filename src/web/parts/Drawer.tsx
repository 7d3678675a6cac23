import { Button, Drawer as AntDrawer } from 'antd';
import type { ReactNode } from 'react';
import { useNarrow } from '../display.ts';

/** A sheet at the right for looking; working belongs on a page. Esc closes; focus returns where it was. */
export function Drawer({
  open,
  title,
  onClose,
  onPrevious,
  onNext,
  foot,
  width = 560,
  children,
}: {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  foot?: ReactNode;
  width?: number;
  children: ReactNode;
}) {
  const narrow = useNarrow();
  return (
    <AntDrawer
      open={open}
      title={title}
      size={narrow ? '100%' : width}
      onClose={onClose}
      destroyOnHidden
      closable={false}
      footer={foot}
      extra={
        <span className="row">
          {onPrevious || onNext ? (
            <>
              <Button size="small" disabled={!onPrevious} onClick={onPrevious}>
                上一条
              </Button>
              <Button size="small" disabled={!onNext} onClick={onNext}>
                下一条
              </Button>
            </>
          ) : null}
          <Button size="small" type="text" onClick={onClose}>
            关闭
          </Button>
        </span>
      }
    >
      {children}
    </AntDrawer>
  );
}
