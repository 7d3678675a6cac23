import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  type GridComponentOption,
  MarkLineComponent,
  TooltipComponent,
  type TooltipComponentOption,
} from 'echarts/components';
import { type ComposeOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { dark as darkPalette, font, light, type } from '../theme.ts';

use([BarChart, LineChart, GridComponent, TooltipComponent, AriaComponent, MarkLineComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | TooltipComponentOption
>;

const lookOf = (isDark: boolean): ChartOption => {
  const palette = isDark ? darkPalette : light;
  return {
    animation: false,
    aria: { enabled: true },
    color: [palette.blue, palette.ink2, palette.ink3],
    textStyle: { fontFamily: font.sans, fontSize: type.note, color: palette.ink2 },
    grid: { left: 8, right: 48, top: 16, bottom: 8, containLabel: true },
  };
};

/** Draws an echarts option as SVG in the colours of the house; follows its box. */
export function ChartCanvas({
  option,
  label,
  height,
  dark,
}: {
  option: ChartOption;
  label: string;
  height: number;
  dark: boolean;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = box.current;
    if (!place) return;
    const chart = init(place, null, { renderer: 'svg' });
    chart.setOption({ ...lookOf(dark), ...option });
    place.setAttribute('aria-label', label);
    const follow = new ResizeObserver(() => chart.resize());
    follow.observe(place);
    return () => {
      follow.disconnect();
      chart.dispose();
    };
  }, [option, label, dark]);
  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}
