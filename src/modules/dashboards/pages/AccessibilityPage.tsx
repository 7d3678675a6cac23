import { Button, Segmented } from 'antd';
import { setDisplay, textSizes, useDisplay } from '../../../web/display.ts';
import { Block } from '../../../web/parts/Page.tsx';
import './guides.css';

const keys = [
  ['Tab、Shift+Tab', '到下一处、上一处；每页第一处是“跳到正文”'],
  ['Enter、空格', '打开链接，按下按钮，勾选'],
  ['Esc', '关闭对话框和抽屉，光标回到原处'],
  ['方向键', '在选项、日期和可填的表格里移动'],
  ['/', '登录后到搜索框'],
  ['?', '登录后看本页全部按键'],
] as const;

function Choices() {
  const { textSize, contrast, plain } = useDisplay();
  return (
    <dl className="guide-facts">
      <dt>字号</dt>
      <dd>
        <Segmented
          aria-label="字号"
          value={textSize}
          options={textSizes.map((size) => ({ value: size, label: size === 100 ? '标准' : `${size}%` }))}
          onChange={(size) => setDisplay({ textSize: size })}
        />
      </dd>
      <dt>高对比</dt>
      <dd>
        <Button aria-pressed={contrast} onClick={() => setDisplay({ contrast: !contrast })}>
          {contrast ? '已打开，点此关闭' : '打开高对比'}
        </Button>
      </dd>
      <dt>简洁版</dt>
      <dd>
        <Button aria-pressed={plain} onClick={() => setDisplay({ plain: !plain })}>
          {plain ? '已打开，点此关闭' : '打开简洁版'}
        </Button>
        <p className="note">按钮和行更高，收起次要的提示</p>
      </dd>
    </dl>
  );
}

/** 无障碍说明: how the pages can be shown, which keys there are, and what does not work yet. */
export default function AccessibilityPage() {
  return (
    <div className="guides-one">
      <h1 className="song">无障碍说明</h1>
      <p className="note">选定后记在本浏览器，所有页面都照此显示</p>
      <Block title="显示方式" className="guide no-print">
        <Choices />
      </Block>
      <Block title="只用键盘" className="guide">
        <dl className="guide-facts">
          {keys.map(([key, does]) => (
            <div key={key} className="guide-pair">
              <dt>{key}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </Block>
      <Block title="读屏软件" className="guide">
        <p>各页有标题和区域；表格有表头，图表旁有同样数字的表格，状态都有文字。保存、出错和到期会读出来。</p>
      </Block>
      <Block title="打印" className="guide">
        <p>公示、名单、征集内容和办理页面可以直接打印为 A4；正式文件请下载 PDF。</p>
      </Block>
      <Block title="尚有不足" className="guide">
        <p>机构上传的扫描件和影像，由上传单位决定是否有文字和字幕。需要其他形式的，请联系页脚所列技术支持。</p>
      </Block>
    </div>
  );
}
