import { get, nothing } from '../../base/endpoint.ts';
import { FrameOut } from '../../base/frame.ts';

export const dashboardsEndpoints = {
  frame: get('/frame', '页面外框', { input: nothing, output: FrameOut, access: 'open' }),
};
