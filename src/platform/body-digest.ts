// Bodies that came as they were sent: a sender may say their digest (RFC 9530), and then it is checked.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../base/problem.ts';

const algorithms: Readonly<Record<string, string>> = { 'sha-256': 'sha256', 'sha-512': 'sha512' };
const member = /^([a-z*][a-z0-9_.*-]*)=:([A-Za-z0-9+/]*={0,2}):$/;

/**
 * Refuses a body whose digest is another than the header `Content-Digest` says. Of several digests every known one must
 * fit; a header that names none that we know is refused too, as its sender wants to be sure.
 */
export function checkContentDigest(header: string, body: Uint8Array): void {
  const members = header.split(',').map((one) => member.exec(one.trim()));
  if (members.includes(null)) throw new Problem('request.digest_unreadable', { header });
  const known = members.flatMap((one) => (one?.[1] && algorithms[one[1]] ? [[algorithms[one[1]], one[2]]] : []));
  if (known.length === 0) throw new Problem('request.digest_unknown', { known: Object.keys(algorithms).join('、') });
  for (const [algorithm = '', said = ''] of known) {
    const own = createHash(algorithm).update(body).digest();
    const given = Buffer.from(said, 'base64');
    if (given.length !== own.length || !timingSafeEqual(given, own)) throw new Problem('request.digest_differs');
  }
}

/** Reads JSON bodies, each against the digest that came with it. */
export function readCheckedBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    const header = request.headers['content-digest'];
    try {
      if (header !== undefined) checkContentDigest(String(header), body);
    } catch (error) {
      return done(error as Error);
    }
    return parse(request, body.toString('utf8'), done);
  });
}
