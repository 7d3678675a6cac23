import { Button } from 'antd';
import { useState } from 'react';
import './accounts.css';

/** Something shown this one time, with a button that copies it where the browser lets us. */
export function Once({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <p className="once" tabIndex={0} aria-label={what}>
        {text}
      </p>
      <p className="row gap">
        <Button onClick={() => void copy()}>复制{what}</Button>
        <span className="note" role="status">
          {copied ? '已复制' : `${what}只显示这一次，关闭后无法再查看`}
        </span>
      </p>
    </>
  );
}
