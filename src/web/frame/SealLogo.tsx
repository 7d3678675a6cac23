/** 精微 as a square seal, cut by hand on a 64 grid. Ink in the frame; vermilion only on what has been sealed. */
export function SealLogo({
  size = 28,
  title = '精微',
  sealed = false,
}: {
  size?: number;
  title?: string;
  sealed?: boolean;
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 64 64"
      role="img"
      aria-label={title}
      className={sealed ? 'seal-mark sealed' : 'seal-mark'}
    >
      <rect width="64" height="64" rx="4" fill="currentColor" />
      <g
        fill="none"
        stroke="var(--seal-cut, var(--card))"
        strokeWidth="2.7"
        strokeLinecap="square"
        strokeLinejoin="miter"
      >
        {/* 精: 米, 青 */}
        <path d="M18 8V29 M8 17.5H28 M11 9.5L14 13.5 M25 9.5L22 13.5 M16 20.5L9 28 M20 20.5L27 28" />
        <path d="M44.5 7V17.5 M35.5 9H53.5 M36.5 13.2H52.5 M33 17.5H56 M37 29V21.5H52V29 M37 25.3H52" />
        {/* 微: 彳, 山一几, 攵 */}
        <path d="M15.5 35.5L9 40.5 M16.5 42L8 48 M13 46.5V57" />
        <path d="M29 35.5V42 M23 37.5V42H35V37.5 M22 46.5H36 M25.5 50.5V53.5L22.5 57 M25.5 50.5H33V56H37" />
        <path d="M46 35.5L41.5 42 M45 39.5H56.5 M53.5 40L42 57 M44.5 44.5L56 57" />
      </g>
    </svg>
  );
}
