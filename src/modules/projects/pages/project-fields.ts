import type { FilterField } from '../../../web/parts/FilterBar.tsx';
import { milestoneKinds, projectLevels, projectStates, supportKinds } from '../terms.ts';

type Choices = { units: { id: string; name: string }[]; categories: { code: string; label: string }[] };

/** The fields of the project list's filter; units and supporters only where somebody sees those of several. */
export function projectFields({ units, categories }: Choices): FilterField[] {
  const choices = units.map(({ id, name }) => ({ value: id, label: name }));
  const ofUnits: FilterField[] = [
    { key: 'recommender', label: '推荐单位', kind: 'select', options: choices },
    { key: 'owner', label: '扶持单位', kind: 'select', options: choices },
  ];
  return [
    { key: 'q', label: '作品、机构或编号', kind: 'text' },
    { key: 'stage', label: '阶段', kind: 'select', options: milestoneKinds },
    { key: 'state', label: '状态', kind: 'select', options: projectStates },
    { key: 'level', label: '层级', kind: 'select', options: projectLevels },
    { key: 'support', label: '扶持方式', kind: 'select', options: supportKinds },
    {
      key: 'category',
      label: '类别',
      kind: 'select',
      options: categories.map(({ code, label }) => ({ value: code, label })),
    },
    ...(units.length > 1 ? ofUnits : []),
    { key: 'airedFrom', label: '播出自', kind: 'date' },
    { key: 'airedUntil', label: '播出至', kind: 'date' },
  ];
}
