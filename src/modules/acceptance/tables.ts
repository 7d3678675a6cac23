import type { AcceptanceCase, Checklist, CheckRule, Episode, PanelMember, PointTick, Round } from './terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    acceptanceCases: AcceptanceCase;
    acceptanceEpisodes: Episode;
    acceptanceRounds: Round;
    acceptancePanel: PanelMember;
    acceptancePoints: PointTick;
    acceptanceChecklists: Checklist;
    acceptanceRules: CheckRule;
    vAcceptance: Pick<
      AcceptanceCase,
      'id' | 'projectId' | 'state' | 'round' | 'certificateNumber' | 'decidedAt' | 'rectifyBy'
    >;
  }
}
export {};
