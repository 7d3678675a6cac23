// `jingwei`: compiled code is kept beside the data, so that the next start has only to load it.
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { dataFolder } from '../platform/data-folder.ts';

enableCompileCache(path.join(dataFolder(), 'compiled'));
await import('./commands.ts');
