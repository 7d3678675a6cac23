import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { verifyAudit } from '../platform/audit.ts';
import { backup } from '../platform/backup.ts';
import type { Job } from '../platform/jobs.ts';
import { removeExpiredUploads } from '../platform/uploads.ts';
import { addMilliseconds, dayOf } from '../base/time.ts';
import { settingsIn } from '../platform/settings.ts';
import { forgetAnswered } from '../platform/use-case.ts';
import type { OpenHouse } from './house.ts';

/**
 * Jobs of the installation itself: abandoned uploads and old answers go, the audit chain is walked, and a backup is
 * made where one is asked for.
 */
export function housekeeping({ connection, uploadFolder }: OpenHouse): Job[] {
  const target = process.env.JINGWEI_BACKUPS;
  const nightly: Job = {
    name: 'house.backup',
    label: '夜间备份',
    schedule: '30 2 * * *',
    minutes: 240,
    run: async ({ house }) => {
      const folder = path.join(target ?? '', dayOf(house.clock()));
      mkdirSync(path.dirname(folder), { recursive: true });
      return backup({ connection, store: house.files, clock: house.clock, folder });
    },
  };
  return [
    {
      name: 'house.expired_uploads',
      label: '清理未完成的上传',
      schedule: '10 3 * * *',
      run: async ({ house }) => ({
        removed: await removeExpiredUploads({ folder: uploadFolder, store: house.files, clock: house.clock }),
      }),
    },
    {
      name: 'house.old_answers',
      label: '清理过期的请求编号',
      schedule: '20 3 * * *',
      run: async ({ house, now }) => {
        const { requestKeyDays } = await house.db.transaction().execute((tx) => settingsIn(tx));
        return { removed: await forgetAnswered(house.db, addMilliseconds(now, -requestKeyDays * 86_400_000)) };
      },
    },
    {
      name: 'house.verify_audit',
      label: '核验审计链',
      schedule: '40 3 * * *',
      run: async ({ house }) => {
        const proof = await house.db
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute((tx) => verifyAudit(tx));
        if (!proof.verified) throw new Error(`audit entry ${proof.firstAltered}: ${proof.why}`);
        return proof;
      },
    },
    ...(target ? [nightly] : []),
  ];
}
