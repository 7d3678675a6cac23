import { Checkbox, Popover, Radio } from 'antd';
import { setDisplay, textSizes, useDisplay } from '../display.ts';

/** 大字, 高对比, 简洁: chosen once, kept in this browser. */
export function DisplayChoices() {
  const { textSize, contrast, plain } = useDisplay();
  return (
    <div className="display-choices">
      <div role="group" aria-label="字号">
        <Radio.Group
          size="small"
          optionType="button"
          value={textSize}
          options={textSizes.map((value) => ({ value, label: value === 100 ? '标准' : `${value}%` }))}
          onChange={(event) => setDisplay({ textSize: event.target.value })}
        />
      </div>
      <Checkbox checked={contrast} onChange={(event) => setDisplay({ contrast: event.target.checked })}>
        高对比
      </Checkbox>
      <Checkbox checked={plain} onChange={(event) => setDisplay({ plain: event.target.checked })}>
        简洁（按钮更大，列更少）
      </Checkbox>
    </div>
  );
}

/** 大字 in the top bar. */
export function DisplayMenu() {
  return (
    <Popover content={<DisplayChoices />} trigger="click" placement="bottomRight">
      <button type="button" className="plain">
        大字
      </button>
    </Popover>
  );
}
