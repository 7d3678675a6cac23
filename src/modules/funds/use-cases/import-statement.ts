import { Problem } from '../../../base/problem.ts';
import { beijingTime } from '../../../base/time.ts';
import { bytesOf } from '../../../platform/files.ts';
import { newId } from '../../../platform/ids.ts';
import { tableFile, tableRows } from '../../../platform/table-file.ts';
import { useCase } from '../../../platform/use-case.ts';
import { takeUpload } from '../../documents/index.ts';
import { enterLine } from '../enter-line.ts';
import { fundPolicy } from '../policy.ts';
import { statementHeads } from '../rules-kept.ts';
import { ImportStatement } from '../schema.ts';
import { readStatement } from '../statement-rules.ts';
import { findBankLine, lockFund } from '../store.ts';
import { findStatement, insertStatement } from '../store-statements.ts';
import { ruleOf } from '../store-kept.ts';
import type { BankStatement } from '../kept-terms.ts';

/** 导入银行对账单: every line of the file, or none; known lines change nothing, the rest is matched or stays open. */
export const importStatement = useCase({
  act: 'fund.statement',
  label: '导入银行对账单',
  input: ImportStatement,
  view: fundPolicy.view,
  allow: fundPolicy.bank_line,
  load: (tx, { fundId }) => lockFund(tx, fundId),
  async run(cx, fund, { uploadId }) {
    const { tx, actor, now, house, record } = cx;
    const file = await takeUpload(cx, uploadId, tableFile);
    const before = await findStatement(tx, fund.id, file.sha256);
    if (before) {
      const note = `${file.name}：同一文件已于 ${beijingTime(before.at)} 导入，未作改动`;
      record({ act: 'fund.statement', subject: fund.id, note });
      return { id: fund.id, known: true, added: 0, unchanged: before.lineCount, matched: 0 };
    }
    const heads = statementHeads(await ruleOf(tx, 'statementHeads'));
    if (!heads) throw new Problem('fund.statement_heads');
    const rows = await tableRows(await bytesOf(await house.files.open(file.storeKey)), file.mediaType);
    const { lines, findings } = readStatement(rows, heads);
    if (findings.length > 0) throw new Problem('fund.statement_faulty', {}, findings);
    const counted = { added: 0, unchanged: 0, matched: 0 };
    for (const { row, ...line } of lines) {
      const known = await findBankLine(tx, fund.id, line.serial);
      const { result, transferId } = await enterLine(
        cx,
        fund,
        { ...line, kind: known?.kind ?? 'unknown' },
        `第 ${row} 行`,
      );
      counted[result] += 1;
      if (result === 'added' && transferId !== null) counted.matched += 1;
    }
    const statement: BankStatement = {
      id: newId(),
      fundId: fund.id,
      fileId: file.id,
      fileName: file.name,
      sha256: file.sha256,
      lineCount: lines.length,
      ...counted,
      byName: actor.name,
      at: now,
    };
    await insertStatement(tx, statement);
    const note = `${file.name}：${lines.length} 笔，新登记 ${counted.added} 笔，其中已对上 ${counted.matched} 笔`;
    record({ act: 'fund.statement', subject: fund.id, after: { sha256: file.sha256, ...counted }, note });
    return { id: fund.id, known: false, ...counted };
  },
});
