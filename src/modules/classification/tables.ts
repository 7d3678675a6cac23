import type { ClassRule, CodedTerm, NumberPattern } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    classRules: ClassRule;
    numberPatterns: NumberPattern;
    codedTerms: CodedTerm;
  }
}
export {};
