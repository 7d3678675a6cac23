// The one source of colour, type and space. tokens.css is printed from here by tools/print-tokens.ts.
// Pages use these names, never raw values. `seal` is for acts with effect and for the last 24 hours of a clock.

export const light = {
  paper: '#F7F5F0', // ground
  card: '#FFFFFF', // where one works or reads
  sunk: '#F2EFE8', // chip, hover, read-only field
  line: '#E4E0D7', // between rows and blocks
  line2: '#C9C3B7', // under a heading, round a board
  field: '#938C80', // border of a control, 3:1 against card
  ink: '#1D1C1A', // text, primary button
  ink2: '#4F4B44', // secondary text
  ink3: '#655F57', // notes, placeholders, values carried forward
  blue: '#1D5A8E', // links, focus, selection, work in hand
  blueSoft: '#E8EFF5',
  green: '#2B694A', // done, passed
  greenSoft: '#E9F1EC',
  ochre: '#7A5A00', // needs a look, due within three working days
  ochreSoft: '#FAF3DD',
  umber: '#7B4018', // wrong, late, blocked; brown so that nobody takes it for the seal
  umberSoft: '#F6EBE2',
  seal: '#BA3420', // an act with effect
  sealDeep: '#9C2A18',
  sealSoft: '#FAEBE7',
  onInk: '#FFFFFF', // text on ink, blue or seal
};
export type Palette = typeof light;

export const dark: Palette = {
  paper: '#131417',
  card: '#1A1C20',
  sunk: '#212429',
  line: '#2C3036',
  line2: '#434850',
  field: '#717780',
  ink: '#EFEBE2',
  ink2: '#BEB9AE',
  ink3: '#9C978D',
  blue: '#7DB2DC',
  blueSoft: '#1E2C39',
  green: '#83BD9A',
  greenSoft: '#1D2C25',
  ochre: '#DDB05A',
  ochreSoft: '#302817',
  umber: '#DB9668',
  umberSoft: '#33241A',
  seal: '#EE6A50',
  sealDeep: '#F28770',
  sealSoft: '#38201B',
  onInk: '#131417',
};

/** 高对比: black on white, every text colour at least 7:1, every control border black. */
export const contrast: Palette = {
  paper: '#FFFFFF',
  card: '#FFFFFF',
  sunk: '#EFEFEF',
  line: '#767676',
  line2: '#1A1A1A',
  field: '#000000',
  ink: '#000000',
  ink2: '#1A1A1A',
  ink3: '#333333',
  blue: '#003A70',
  blueSoft: '#E2EDF7',
  green: '#0A4526',
  greenSoft: '#E4F1E9',
  ochre: '#4D3700',
  ochreSoft: '#FFF4D1',
  umber: '#5A2606',
  umberSoft: '#FBEADD',
  seal: '#8A1A0B',
  sealDeep: '#6B1206',
  sealSoft: '#FCE8E4',
  onInk: '#FFFFFF',
};

/** One-hue steps of 石青 for counts on tiles; `on` is the text colour of the same step. */
export const seq = {
  light: {
    step: ['#F2F5F8', '#DCE7F0', '#B9D0E2', '#5F8FB6', '#1D5A8E'],
    on: ['#1D1C1A', '#1D1C1A', '#1D1C1A', '#0F1418', '#FFFFFF'],
  },
  dark: {
    step: ['#1C242C', '#22374A', '#2B4C69', '#35658B', '#8DBDE3'],
    on: ['#EFEBE2', '#EFEBE2', '#EFEBE2', '#FFFFFF', '#10161B'],
  },
  contrast: {
    step: ['#FFFFFF', '#DCE7F0', '#B9D0E2', '#7FA9CB', '#003A70'],
    on: ['#000000', '#000000', '#000000', '#000000', '#FFFFFF'],
  },
};

export const font = {
  // Work screens: the system's own sans. No web fonts.
  sans:
    '"PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", ' + 'sans-serif',
  // Official texts, titles of notices, opinions, scripts.
  song: '"Songti SC", "SimSun", "NSimSun", "Source Han Serif SC", "Noto Serif CJK SC", serif',
  // Digests.
  mono: '"Cascadia Mono", Consolas, "Sarasa Mono SC", "Noto Sans Mono CJK SC", monospace',
};

/** Drawn on a canvas, so it cannot be a CSS variable. Readable, never in the way. */
export const watermark = { colour: 'rgba(29, 28, 26, 0.11)', fontSize: 13 };

export const type = { note: 12, dense: 13, body: 14, head: 16, page: 20, figure: 24, wall: 34 };
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32 };
export const size = {
  bar: 48,
  side: 196,
  row: 36,
  control: 32,
  controlDense: 26,
  touch: 44,
  radius: 2,
  measure: '68ch',
};

const kebab = (name: string) =>
  name
    .replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)
    .replace(/(\D)(\d)$/, '$1-$2')
    .replace(/--/g, '-');
const variables = (palette: Palette) =>
  Object.entries(palette).map(([name, value]) => `  --${kebab(name)}: ${value.toLowerCase()};`);
const steps = (name: keyof typeof seq) =>
  seq[name].step.flatMap((colour, i) => [
    `  --seq-${i + 1}: ${colour.toLowerCase()};`,
    `  --on-seq-${i + 1}: ${seq[name].on[i]?.toLowerCase()};`,
  ]);

/** A declaration, broken after the name where it would be too long, as the formatter does. */
const declared = (name: string, value: string) =>
  name.length + value.length > 114 ? `  ${name}:\n    ${value};` : `  ${name}: ${value};`;

/** The text of tokens.css. */
export function cssText(): string {
  const rest = [
    ...Object.entries(font).map(([name, value]) => declared(`--font-${name}`, value)),
    ...Object.entries(type).map(([name, value]) => `  --type-${name}: ${value}px;`),
    ...Object.entries(space).map(([name, value]) => `  --space-${name}: ${value}px;`),
    ...Object.entries(size).map(
      ([name, value]) => `  --size-${kebab(name)}: ${typeof value === 'number' ? `${value}px` : value};`,
    ),
  ];
  return [
    '/* Printed from theme.ts by tools/print-tokens.ts. Do not edit. */',
    ':root {',
    ...variables(light),
    ...steps('light'),
    ...rest,
    '}',
    '',
    '[data-theme="dark"] {',
    ...variables(dark),
    ...steps('dark'),
    '}',
    '',
    '[data-contrast="high"] {',
    ...variables(contrast),
    ...steps('contrast'),
    '}',
    '',
  ].join('\n');
}
