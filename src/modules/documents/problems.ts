import type { ProblemCatalogue } from '../../base/problem.ts';

export const documentsProblems = {
  'documents.upload_unfinished': { status: 409, title: '文件还没有传完，请等上传完成后再放入' },
  'documents.file_refused': { status: 422, title: '文件不符合要求' },
} satisfies ProblemCatalogue;
