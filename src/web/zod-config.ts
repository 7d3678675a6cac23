// First import of the page: our content policy forbids eval, which zod would otherwise try for speed.
import { config } from 'zod';

config({ jitless: true });
