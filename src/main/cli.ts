// `jingwei`: the heap stays small, and compiled code is kept beside the data, so that the next start only loads it.
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { dataFolder } from '../platform/data-folder.ts';
import { heapFlag } from '../platform/heap.ts';

setFlagsFromString(heapFlag);
enableCompileCache(path.join(dataFolder(), 'compiled'));
await import('./commands.ts');
