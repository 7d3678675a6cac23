import { z } from 'zod';

/** What every act answers: the id of what it acted on; the page then reads the view again. */
export const Done = z.object({ id: z.string() });
export type Done = z.output<typeof Done>;

export type Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  /** `PUT` is an act that names what it writes by its address; the header If-Match becomes the field `ifMatch`. */
  method: 'GET' | 'POST' | 'PUT';
  /** Below /api, e.g. `/applications/:applicationId/submit`; parameters are fields of the input. */
  path: string;
  /** Chinese, one line; the title in the interface document. */
  title: string;
  input: I;
  output: O;
  /** `open` needs no log-in. */
  access: 'session' | 'open';
  /** `file` answers bytes as a download. */
  answers: 'json' | 'file';
  /** The act is only asked for: 202, and the header Location says where it is followed. */
  later?: true;
};
type Options = { access?: 'session' | 'open'; later?: true };

/** A question. */
export const get = <I extends z.ZodType, O extends z.ZodType>(
  path: string,
  title: string,
  schemas: { input: I; output: O } & Options,
): Endpoint<I, O> => ({
  method: 'GET',
  path,
  title,
  answers: 'json',
  access: schemas.access ?? 'session',
  input: schemas.input,
  output: schemas.output,
});

/** An act. */
export const post = <I extends z.ZodType, O extends z.ZodType = typeof Done>(
  path: string,
  title: string,
  schemas: { input: I; output?: O } & Options,
): Endpoint<I, O> => ({
  method: 'POST',
  path,
  title,
  answers: 'json',
  access: schemas.access ?? 'session',
  input: schemas.input,
  output: (schemas.output ?? Done) as O,
  ...(schemas.later ? { later: true } : {}),
});

/** An act of a program that writes one record at an address of its own. */
export const put = <I extends z.ZodType, O extends z.ZodType>(
  path: string,
  title: string,
  schemas: { input: I; output: O } & Options,
): Endpoint<I, O> => ({ ...post(path, title, schemas), method: 'PUT' });

const Bytes = z.any();
/** A question answered by a file. */
export const download = <I extends z.ZodType>(
  path: string,
  title: string,
  schemas: { input: I } & Options,
): Endpoint<I, typeof Bytes> => ({
  method: 'GET',
  path,
  title,
  answers: 'file',
  access: schemas.access ?? 'session',
  input: schemas.input,
  output: Bytes,
});

export const nothing = z.object({});

/** Fills the parameters of a path from an input and returns what is left over. */
export function addressOf(
  path: string,
  input: Record<string, unknown>,
): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input };
  const filled = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  return { path: filled, rest };
}
