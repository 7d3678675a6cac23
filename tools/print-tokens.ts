/** Prints src/web/tokens.css from src/web/theme.ts: `node tools/print-tokens.ts`. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cssText } from '../src/web/theme.ts';

writeFileSync(path.resolve(import.meta.dirname, '../src/web/tokens.css'), cssText());
