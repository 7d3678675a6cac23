import { renderSVG } from 'uqr';

/** A QR code as an image with a name; for check codes on papers and the second factor's secret. */
export function QrCode({ text, label, size = 160 }: { text: string; label: string; size?: number }) {
  const source = `data:image/svg+xml,${encodeURIComponent(renderSVG(text))}`;
  return <img className="qr" alt={label} width={size} height={size} src={source} />;
}
