export { FrameOut } from '../../base/frame.ts';
