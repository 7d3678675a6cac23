import { z } from 'zod';
import { get, nothing, post } from '../../base/endpoint.ts';
import { FrameOut } from '../../base/frame.ts';
import { KeepView, SavedViewsOut, ViewById, ViewsOf } from '../../base/saved-views.ts';

/** Filters kept by people for their lists; the dashboards module answers. */
export const savedViewEndpoints = {
  views: get('/saved-views', '保存的视图', { input: ViewsOf, output: SavedViewsOut }),
  keep: post('/saved-views', '存为视图', { input: KeepView }),
  drop: post('/saved-views/:viewId/drop', '删去视图', { input: ViewById }),
};

/** What the frame asks of the server; the accounts module answers. */
export const frameEndpoints = {
  frame: get('/frame', '页面外框', { input: nothing, output: FrameOut, access: 'open' }),
  login: post('/login', '登录', {
    input: z.object({ loginName: z.string(), password: z.string(), code: z.string().optional() }),
    output: z.unknown(),
    access: 'open',
  }),
  logout: post('/logout', '退出', { input: nothing, output: z.unknown(), access: 'open' }),
};
