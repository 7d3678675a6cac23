import path from 'node:path';
import { dataFolder } from '../data-folder.ts';
import { type FontFace, fontFacesIn } from './font-files.ts';

/** The parts a typeface plays in official papers (GB/T 9704-2012): 仿宋 body, 楷体, 黑体, 小标宋 titles, 宋体. */
export type FontRole = 'fang' | 'kai' | 'hei' | 'title' | 'song';

/** The folders fonts are read from: the shipped OFL ones, then what the administrator put beside the data. */
export type FontFolders = { shipped: string; added: string };

const project = path.resolve(import.meta.dirname, '../../..');

/** Where fonts lie: `assets/fonts`, and `<data>/fonts` for FandolFang or licensed faces. */
export const fontFolders = (data = dataFolder()): FontFolders => ({
  shipped: path.join(project, 'assets/fonts'),
  added: path.join(data, 'fonts'),
});

/** Family names by which an added face is recognised for a role, the most official spelling first. */
const wanted: Record<FontRole, RegExp[]> = {
  fang: [/^(仿宋|FangSong)_GB2312$/i, /^方正仿宋|^FZFangSong/i, /^(仿宋|FangSong)$/i, /仿宋|Fang ?Song|FandolFang/i],
  kai: [/^(楷体|KaiTi)_GB2312$/i, /^方正楷体|^FZKai/i, /^(楷体|KaiTi)$/i, /^FandolKai/i],
  hei: [/^(黑体|SimHei)$/i, /^方正黑体|^FZHei/i, /^FandolHei/i],
  title: [/小标宋|XiaoBiaoSong/i],
  song: [/^(宋体|SimSun)$/i, /^方正书宋|^FZShuSong/i],
};

/** The shipped faces that stand in, in order; the last ones draw whatever the first lack. */
export const shippedRoles: Record<FontRole, string[]> = {
  fang: ['Jingwei Kai Fine', 'Noto Serif CJK SC'],
  kai: ['Jingwei Kai', 'Noto Serif CJK SC'],
  hei: ['Noto Sans CJK SC', 'Noto Serif CJK SC'],
  title: ['Noto Serif CJK SC', 'Jingwei Kai'],
  song: ['Noto Serif CJK SC', 'Jingwei Kai'],
};

/**
 * For each role the added faces that fit, best first, each with all its spellings: engines disagree on which counts.
 */
export function addedRoles(faces: FontFace[]): Record<FontRole, string[][]> {
  const fitting = (role: FontRole) =>
    wanted[role].flatMap((spelling) =>
      faces.filter((face) => face.families.some((name) => spelling.test(name))).map((face) => face.families),
    );
  const roles = Object.keys(wanted) as FontRole[];
  return Object.fromEntries(roles.map((role) => [role, unique(fitting(role))])) as Record<FontRole, string[][]>;
}

const unique = (lists: string[][]): string[][] => [...new Map(lists.map((list) => [list.join('\n'), list])).values()];

const drawn = new Map<string, Set<number>>();

/** Every character that some font of the folders can draw; read once per process. */
export function drawableCharacters({ shipped, added }: FontFolders): Set<number> {
  const key = `${shipped}\n${added}`;
  const known = drawn.get(key);
  if (known) return known;
  const all = new Set<number>();
  for (const face of [...fontFacesIn(shipped), ...fontFacesIn(added)])
    for (const code of face.characters) all.add(code);
  drawn.set(key, all);
  return all;
}
