import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Bind } from './Field.tsx';

/** A day on the Beijing calendar as `YYYY-MM-DD`; may be typed. */
export function DateInput({
  value,
  onChange,
  disabled = false,
  ...bind
}: Partial<Bind> & {
  value: string | undefined;
  onChange: (day: string | undefined) => void;
  disabled?: boolean;
}) {
  const { status = '', ...rest } = bind;
  return (
    <DatePicker
      {...rest}
      status={status}
      className="w"
      disabled={disabled}
      value={value ? dayjs(value) : null}
      format="YYYY-MM-DD"
      placeholder="年-月-日"
      onChange={(day) => onChange(day?.isValid() ? day.format('YYYY-MM-DD') : undefined)}
    />
  );
}
