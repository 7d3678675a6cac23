import type { OutsideAward, Recognition, Work } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    works: Work & { search: string };
    workRecognitions: Recognition;
    outsideAwards: OutsideAward;
    vOutsideAwards: OutsideAward;
  }
}
export {};
