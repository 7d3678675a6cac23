/** The look: tokens are printed from the theme, and every pair of colours that meets can be read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { contrast, cssText, dark, light, type Palette, seq } from '../../src/web/theme.ts';

const channel = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => channel(Number.parseInt(hex.slice(i, i + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
/** Contrast of two colours, WCAG 2. */
function ratio(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

/** Every pair that meets on a page: text on ground, text on soft ground, text on fills, border of a control. */
function pairs(palette: Palette): [string, string, string, number][] {
  const colour = (name: string) => palette[name as keyof Palette];
  const accents = ['blue', 'green', 'ochre', 'umber', 'seal'];
  const on = (text: string, ground: string, least: number): [string, string, string, number] => [
    `${text}/${ground}`,
    colour(text),
    colour(ground),
    least,
  ];
  return [
    ...['paper', 'card', 'sunk'].flatMap((ground) =>
      ['ink', 'ink2', 'ink3', ...accents].map((text) => on(text, ground, 4.5)),
    ),
    ...accents.flatMap((one) => ['ink', 'ink2', 'ink3', one].map((text) => on(text, `${one}Soft`, 4.5))),
    ...['ink', 'blue', 'seal', 'sealDeep'].map((fill) => on('onInk', fill, 4.5)),
    on('field', 'card', 3),
  ];
}
const tooLow = (palette: Palette, floor = 0): string[] =>
  pairs(palette)
    .filter(([, a, b, least]) => ratio(a, b) < Math.max(least, least === 3 ? 3 : floor))
    .map(([name, a, b]) => `${name} ${ratio(a, b).toFixed(2)}`);

test('tokens.css is what theme.ts prints', () => {
  const file = path.resolve(import.meta.dirname, '../../src/web/tokens.css');
  assert.equal(readFileSync(file, 'utf8'), cssText(), 'run: node tools/print-tokens.ts');
});

for (const [name, palette] of Object.entries({ light, dark })) {
  test(`every text of the ${name} palette can be read (4.5:1)`, () => assert.deepEqual(tooLow(palette), []));
}
test('the 高对比 palette keeps 7:1', () => assert.deepEqual(tooLow(contrast, 7), []));

test('the check sees a colour that is too pale', () => {
  assert.deepEqual(tooLow({ ...light, ink3: '#B0A99E' }).length > 0, true);
});

test('text on every step of the scale can be read', () => {
  const low = Object.entries(seq).flatMap(([name, { step, on }]) =>
    step.filter((colour, i) => ratio(colour, on[i] ?? '') < 4.5).map((colour) => `${name} ${colour}`),
  );
  assert.deepEqual(low, []);
});
