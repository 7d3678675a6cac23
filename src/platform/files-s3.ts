import fs from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { Problem } from '../base/problem.ts';
import { checkedKey, type FileStore, measuring } from './files.ts';
import { newId } from './ids.ts';

/** Parts of 8 MiB, two under way: at most 80 GiB a file and a flat memory. */
const parts = { partSize: 8 * 2 ** 20, queueSize: 2 };

/**
 * Objects below `s3://bucket/prefix`. Region, endpoint and keys come from the usual variables (AWS_REGION,
 * AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID …); an endpoint of one's own is spoken to with the bucket in the path.
 */
export function bucketStore(place: string, env: NodeJS.ProcessEnv): FileStore {
  const { hostname: Bucket, pathname } = new URL(place);
  const prefix = pathname.replace(/^\/+|\/+$/g, '');
  const objectOf = (key: string) => ({ Bucket, Key: [prefix, checkedKey(key)].filter(Boolean).join('/') });
  const client = clientFor(env);
  const store: FileStore = {
    async put(content, key = newId()) {
      const { through, measured } = measuring();
      const upload = new Upload({ client, ...parts, params: { ...objectOf(key), Body: through } });
      const flowing = pipeline(content, through).catch(async (error: unknown) => {
        await upload.abort();
        throw error;
      });
      await Promise.all([flowing, upload.done()]);
      return { key, ...measured() };
    },
    async adopt(file, key) {
      const stored = await store.put(fs.createReadStream(file), key);
      await fs.promises.rm(file);
      return stored;
    },
    async open(key, range) {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const found = await client.send(new GetObjectCommand({ ...objectOf(key), Range })).catch(missingAs(key));
      return found.Body as Readable;
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand(objectOf(key)));
    },
    async stat(key) {
      const found = await client.send(new HeadObjectCommand(objectOf(key))).catch(nothingIfMissing);
      return found && { size: found.ContentLength ?? 0 };
    },
    async *keys() {
      const Prefix = prefix && `${prefix}/`;
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
        for (const { Key = '' } of page.Contents ?? []) yield Key.slice(Prefix.length);
      }
    },
  };
  return store;
}

function clientFor(env: NodeJS.ProcessEnv): S3Client {
  const endpoint = env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL;
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
  return new S3Client({
    region: env.AWS_REGION ?? 'us-east-1',
    ...(endpoint && { endpoint, forcePathStyle: true }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    requestChecksumCalculation: 'WHEN_REQUIRED', // older stores do not know the newer checksums
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
}

const isMissing = (error: unknown) => ['NoSuchKey', 'NotFound'].includes((error as Error).name);
const missingAs =
  (key: string) =>
  (error: unknown): never => {
    throw isMissing(error) ? new Problem('files.not_found', { key }) : error;
  };
function nothingIfMissing(error: unknown): undefined {
  if (!isMissing(error)) throw error;
}
