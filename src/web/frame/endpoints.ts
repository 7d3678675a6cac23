import { z } from 'zod';
import { get, nothing, post } from '../../base/endpoint.ts';
import { FrameOut } from '../../base/frame.ts';

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
