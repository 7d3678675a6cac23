import { bind } from '../../platform/http.ts';
import { fundRulesEndpoints as rules, fundsEndpoints as at, recoveriesEndpoints as back } from './endpoints.ts';
import { closeFundYear, closingEffect } from './use-cases/close-year.ts';
import { importStatement } from './use-cases/import-statement.ts';
import { changeFundRule, fundRuleList } from './use-cases/keep-rules.ts';
import { checkRecovery } from './use-cases/check-recovery.ts';
import { cancelRecovery, decideRecovery } from './use-cases/decide-recovery.ts';
import { demandRecovery, recoveryLetter } from './use-cases/demand-recovery.ts';
import { arriveByLine, enterBankLine, enterInterest, matchBankLine } from './use-cases/keep-bank.ts';
import { editFund, enterBudget, makeFund, openFundYear } from './use-cases/keep-funds.ts';
import { correctEntry, sendToProvince } from './use-cases/move-money.ts';
import { proposeRecovery } from './use-cases/open-recovery.ts';
import { proveLedger } from './use-cases/prove-ledger.ts';
import { exportEntries, fundBank, fundEntries, fundStatement, moneyOfProject } from './use-cases/read-books.ts';
import { fundDetail, fundList } from './use-cases/read-funds.ts';
import { recoveryDetail, recoveryList } from './use-cases/read-recoveries.ts';
import { passUpRecovered, recordReturn } from './use-cases/return-recovery.ts';
import { proposeWriteOff, refuseWriteOff, writeOffRecovery } from './use-cases/write-off.ts';

/** Endpoints of funds and recoveries and what answers them. */
export const fundsRoutes = [
  bind(at.list, fundList),
  bind(at.make, makeFund),
  bind(at.detail, fundDetail),
  bind(at.edit, editFund),
  bind(at.openYear, openFundYear),
  bind(at.enterBudget, enterBudget),
  bind(at.statement, fundStatement),
  bind(at.entries, fundEntries),
  bind(at.exportEntries, exportEntries),
  bind(at.bank, fundBank),
  bind(at.importStatement, importStatement),
  bind(at.arriveByLine, arriveByLine),
  bind(at.enterLine, enterBankLine),
  bind(at.matchLine, matchBankLine),
  bind(at.interest, enterInterest),
  bind(at.toProvince, sendToProvince),
  bind(at.correct, correctEntry),
  bind(at.closing, closingEffect),
  bind(at.closeYear, closeFundYear),
  bind(at.prove, proveLedger),
  bind(at.ofProject, moneyOfProject),
  bind(rules.list, fundRuleList),
  bind(rules.save, changeFundRule),
  bind(back.list, recoveryList),
  bind(back.open, proposeRecovery),
  bind(back.detail, recoveryDetail),
  bind(back.check, checkRecovery),
  bind(back.decide, decideRecovery),
  bind(back.cancel, cancelRecovery),
  bind(back.demand, demandRecovery),
  bind(back.letter, recoveryLetter),
  bind(back.recordReturn, recordReturn),
  bind(back.passUp, passUpRecovered),
  bind(back.proposeWriteOff, proposeWriteOff),
  bind(back.refuseWriteOff, refuseWriteOff),
  bind(back.writeOff, writeOffRecovery),
];
