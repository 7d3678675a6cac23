import { z } from 'zod';
import { Done, download, get, post } from '../../base/endpoint.ts';
import { idField } from '../../base/fields.ts';
import {
  BatchOnly,
  CloseScoring,
  DeclareConflicts,
  ListById,
  OpenScoring,
  PaperWanted,
  PassOver,
  PlaceSeat,
  ReopenScoring,
  ReviseSheet,
  SaveOpinion,
  SealList,
  SetPanel,
  SheetByWork,
  SheetContent,
  SwapWork,
  UnitOfBatch,
  UrgeReviewers,
  VacateSeat,
} from './schema.ts';
import { ArrivalsView, BoardView, SealedListView, SealPreviewView } from './list-views.ts';
import { FirstReviewView, SheetView, WorkScoresView } from './views.ts';

/** Acts on sheets answer with the new version, so that autosave goes on without reading again. */
export const SavedOut = Done.extend({ version: z.number() });
export const MaterialFile = z.object({ applicationId: idField(), fileId: idField() });

export const firstReviewEndpoints = {
  overview: get('/first-review/rounds/:batchId', '本单位初评', { input: UnitOfBatch, output: FirstReviewView }),
  setPanel: post('/first-review/rounds/:batchId/panel', '组建评审组', { input: SetPanel }),
  open: post('/first-review/reviews/:reviewId/open', '开始打分', { input: OpenScoring }),
  close: post('/first-review/reviews/:reviewId/close', '结束打分', { input: CloseScoring }),
  reopen: post('/first-review/reviews/:reviewId/reopen', '重新打分', { input: ReopenScoring }),
  urge: post('/first-review/reviews/:reviewId/urge', '催办评委', { input: UrgeReviewers }),
  declare: post('/first-review/reviews/:reviewId/conflicts', '申报回避', { input: DeclareConflicts }),
  sheet: get('/first-review/sheets/:applicationId', '我的评分表', { input: SheetByWork, output: SheetView }),
  saveSheet: post('/first-review/sheets/:applicationId/save', '暂存评分', { input: SheetContent, output: SavedOut }),
  submitSheet: post('/first-review/sheets/:applicationId/submit', '提交评分', {
    input: SheetContent,
    output: SavedOut,
  }),
  reviseSheet: post('/first-review/sheets/:applicationId/revise', '改分', { input: ReviseSheet, output: SavedOut }),
  material: download('/first-review/sheets/:applicationId/files/:fileId', '评审材料', { input: MaterialFile }),
  scores: get('/first-review/works/:applicationId/scores', '一部作品的初评评分', {
    input: SheetByWork,
    output: WorkScoresView,
  }),
  board: get('/first-review/boards/:batchId', '推荐名单拟定', { input: UnitOfBatch, output: BoardView }),
  place: post('/first-review/lists/:listId/place', '列入席位', { input: PlaceSeat, output: SavedOut }),
  vacate: post('/first-review/lists/:listId/vacate', '移出席位', { input: VacateSeat, output: SavedOut }),
  opinion: post('/first-review/lists/:listId/opinions', '填写推荐意见', { input: SaveOpinion, output: SavedOut }),
  passOver: post('/first-review/works/:applicationId/pass-over', '不予推荐', { input: PassOver }),
  preview: get('/first-review/lists/:listId/preview', '报送预览', { input: ListById, output: SealPreviewView }),
  seal: post('/first-review/lists/:listId/seal', '用印并报送', { input: SealList }),
  swap: post('/first-review/lists/:listId/swap', '更换一部推荐作品', { input: SwapWork }),
  list: get('/first-review/lists/:listId', '已报送的推荐名单', { input: ListById, output: SealedListView }),
  letterPaper: download('/first-review/lists/:listId/letter', '推荐函（PDF、Word）', { input: PaperWanted }),
  listPaper: download('/first-review/lists/:listId/paper', '推荐名单（PDF、Word）', { input: PaperWanted }),
  previewPaper: download('/first-review/lists/:listId/preview/letter', '推荐函预览（PDF、Word）', {
    input: PaperWanted,
  }),
  arrivals: get('/first-review/arrivals/:batchId', '各单位推荐到件', { input: BatchOnly, output: ArrivalsView }),
};
