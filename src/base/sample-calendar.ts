import type { CalendarDay, WorkingCalendar } from './working-days.ts';
import { workingCalendar } from './working-days.ts';
import { localDate } from './time.ts';

/** Holiday notices of the State Council for 2024–2026, for tests; the product reads its table from the database. */
const notices: readonly [name: string, working: boolean, year: string, days: string][] = [
  ['元旦', false, '2024', '01-01'],
  ['春节', true, '2024', '02-04 02-18'],
  ['春节', false, '2024', '02-10 02-11 02-12 02-13 02-14 02-15 02-16 02-17'],
  ['清明节', false, '2024', '04-04 04-05 04-06'],
  ['清明节', true, '2024', '04-07'],
  ['劳动节', true, '2024', '04-28 05-11'],
  ['劳动节', false, '2024', '05-01 05-02 05-03 05-04 05-05'],
  ['端午节', false, '2024', '06-10'],
  ['中秋节', true, '2024', '09-14'],
  ['中秋节', false, '2024', '09-15 09-16 09-17'],
  ['国庆节', true, '2024', '09-29 10-12'],
  ['国庆节', false, '2024', '10-01 10-02 10-03 10-04 10-05 10-06 10-07'],
  ['元旦', false, '2025', '01-01'],
  ['春节', true, '2025', '01-26 02-08'],
  ['春节', false, '2025', '01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04'],
  ['清明节', false, '2025', '04-04 04-05 04-06'],
  ['劳动节', true, '2025', '04-27'],
  ['劳动节', false, '2025', '05-01 05-02 05-03 05-04 05-05'],
  ['端午节', false, '2025', '05-31 06-01 06-02'],
  ['国庆节、中秋节', true, '2025', '09-28 10-11'],
  ['国庆节、中秋节', false, '2025', '10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08'],
  ['元旦', false, '2026', '01-01 01-02 01-03'],
  ['元旦', true, '2026', '01-04'],
  ['春节', true, '2026', '02-14 02-28'],
  ['春节', false, '2026', '02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23'],
  ['清明节', false, '2026', '04-04 04-05 04-06'],
  ['劳动节', false, '2026', '05-01 05-02 05-03 05-04 05-05'],
  ['劳动节', true, '2026', '05-09'],
  ['端午节', false, '2026', '06-19 06-20 06-21'],
  ['国庆节', true, '2026', '09-20 10-10'],
  ['中秋节', false, '2026', '09-25 09-26 09-27'],
  ['国庆节', false, '2026', '10-01 10-02 10-03 10-04 10-05 10-06 10-07'],
];

export const sampleDays: CalendarDay[] = notices.flatMap(([name, working, year, days]) =>
  days.split(' ').map((day) => ({ date: localDate(`${year}-${day}`), working, name })),
);

export const sampleCalendar = (years: readonly number[] = [2024, 2025, 2026]): WorkingCalendar =>
  workingCalendar({ days: sampleDays, years });
