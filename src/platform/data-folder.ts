import path from 'node:path';

/** Where this installation keeps its data: JINGWEI_DATA, else `.jingwei` in the project. */
export const dataFolder = (): string =>
  path.resolve(process.env.JINGWEI_DATA ?? path.resolve(import.meta.dirname, '../../.jingwei'));
