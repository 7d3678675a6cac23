import { theme as antd, type ThemeConfig } from 'antd';
import { contrast, dark, font, light, type Palette, size, type } from './theme.ts';

type Shape = NonNullable<ThemeConfig['components']>;

const buttons = (p: Palette, isDark: boolean): Shape['Button'] => ({
  // Primary is ink, dangerous is the seal. Blue buttons do not exist.
  algorithm: true,
  colorPrimary: p.ink,
  colorPrimaryHover: isDark ? '#FFFFFF' : '#3A3834',
  colorPrimaryActive: isDark ? '#FFFFFF' : '#000000',
  primaryColor: p.onInk,
  colorError: p.seal,
  colorErrorHover: p.sealDeep,
  colorErrorActive: p.sealDeep,
  dangerColor: p.onInk,
  defaultBorderColor: p.field,
  defaultHoverColor: p.blue,
  defaultHoverBorderColor: p.blue,
  primaryShadow: 'none',
  defaultShadow: 'none',
  dangerShadow: 'none',
  borderColorDisabled: p.line2,
  colorTextDisabled: p.ink3,
  paddingInline: 14,
  paddingInlineSM: 9,
});

const tables = (p: Palette): Shape['Table'] => ({
  headerBg: p.card,
  headerColor: p.ink2,
  headerSplitColor: 'transparent',
  headerBorderRadius: 0,
  borderColor: p.line,
  rowHoverBg: p.sunk,
  rowSelectedBg: p.blueSoft,
  rowSelectedHoverBg: p.blueSoft,
  footerBg: p.card,
  cellPaddingBlockSM: 7,
  cellPaddingInlineSM: 8,
  cellFontSizeSM: type.dense,
  cellFontSize: type.dense,
});

const menus = (p: Palette): Shape['Menu'] => ({
  itemBg: 'transparent',
  subMenuItemBg: 'transparent',
  itemHeight: 34,
  itemMarginBlock: 0,
  itemMarginInline: 8,
  itemBorderRadius: 2,
  itemColor: p.ink2,
  itemHoverBg: p.sunk,
  itemSelectedBg: p.sunk,
  itemSelectedColor: p.ink,
  subMenuItemSelectedColor: p.ink,
  activeBarBorderWidth: 0,
  iconMarginInlineEnd: 8,
});

const components = (p: Palette, isDark: boolean): Shape => ({
  Button: buttons(p, isDark),
  Table: tables(p),
  Menu: menus(p),
  Tabs: {
    titleFontSize: 14,
    horizontalItemPadding: '9px 0',
    horizontalItemGutter: 26,
    horizontalMargin: '0',
    inkBarColor: p.ink,
    itemColor: p.ink2,
    itemSelectedColor: p.ink,
    itemHoverColor: p.blue,
  },
  Segmented: {
    trackBg: p.sunk,
    itemColor: p.ink2,
    itemSelectedBg: p.card,
    itemSelectedColor: p.ink,
    trackPadding: 2,
  },
  Input: {
    activeShadow: 'none',
    errorActiveShadow: 'none',
    hoverBorderColor: p.ink2,
    activeBorderColor: p.blue,
    paddingInline: 9,
  },
  InputNumber: { activeShadow: 'none', hoverBorderColor: p.ink2, activeBorderColor: p.blue },
  Select: {
    optionSelectedBg: p.blueSoft,
    hoverBorderColor: p.ink2,
    activeBorderColor: p.blue,
    activeOutlineColor: 'transparent',
  },
  Tag: { defaultBg: p.sunk, defaultColor: p.ink2 },
  Modal: { titleFontSize: 16, headerBg: p.card, contentBg: p.card },
  Breadcrumb: { itemColor: p.ink3, lastItemColor: p.ink2, linkColor: p.ink3, separatorColor: p.ink3, fontSize: 13 },
  Checkbox: { colorPrimary: p.ink, colorPrimaryHover: p.ink },
  Radio: { colorPrimary: p.ink, colorPrimaryHover: p.ink },
  Tooltip: { colorBgSpotlight: p.ink, colorTextLightSolid: p.onInk },
  Pagination: { itemActiveBg: p.card, colorPrimary: p.ink, colorPrimaryHover: p.ink },
});

const colours = (p: Palette): ThemeConfig['token'] => ({
  colorPrimary: p.blue,
  colorInfo: p.blue,
  colorLink: p.blue,
  colorLinkHover: p.ink,
  colorSuccess: p.green,
  colorWarning: p.ochre,
  colorError: p.umber, // a wrong field is umber; the seal is not an error colour
  colorTextBase: p.ink,
  colorText: p.ink,
  colorTextSecondary: p.ink2,
  colorTextTertiary: p.ink3,
  colorTextQuaternary: p.ink3,
  colorTextPlaceholder: p.ink3,
  colorTextDescription: p.ink3,
  colorTextDisabled: p.ink3,
  colorTextHeading: p.ink,
  colorIcon: p.ink3,
  colorBgBase: p.card,
  colorBgLayout: p.paper,
  colorBgContainer: p.card,
  colorBgElevated: p.card,
  colorBgContainerDisabled: p.sunk,
  colorFillAlter: p.sunk,
  colorBorder: p.field,
  colorBorderSecondary: p.line,
  colorSplit: p.line,
  controlItemBgHover: p.sunk,
  controlItemBgActive: p.blueSoft,
  controlItemBgActiveHover: p.blueSoft,
});

/** The antd theme of a palette; `roomy` gives 简洁 mode its 44 px targets. */
export function antdTheme(look: 'light' | 'dark' | 'contrast', roomy = false): ThemeConfig {
  const palette = { light, dark, contrast }[look];
  return {
    algorithm: look === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      ...colours(palette),
      controlOutlineWidth: 2,
      fontFamily: font.sans,
      fontFamilyCode: font.mono,
      fontSize: type.body,
      fontSizeSM: type.note,
      fontSizeLG: type.head,
      fontWeightStrong: 600,
      borderRadius: size.radius,
      borderRadiusLG: 3,
      borderRadiusSM: 2,
      borderRadiusXS: 1,
      controlHeight: roomy ? size.touch : size.control,
      controlHeightSM: roomy ? size.touch : size.controlDense,
      controlHeightLG: roomy ? 48 : 40,
      boxShadow: 'none',
      boxShadowSecondary: '0 6px 24px rgba(29, 28, 26, 0.14)',
      boxShadowTertiary: 'none',
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      opacityLoading: 1,
    },
    components: components(palette, look === 'dark'),
  };
}
