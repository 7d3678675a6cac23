import { bind, type Binding } from '../../platform/http.ts';
import { batchEndpoints, payeeEndpoints, paymentsEndpoints, voucherEndpoints } from './endpoints.ts';
import { arrangePlan } from './use-cases/arrange-plan.ts';
import { cancelBatch, dropLine, makeBatch, releaseBatch } from './use-cases/batches.ts';
import { changeLayout, changeLevel, changeRule, ruleList } from './use-cases/keep-rules.ts';
import { enterAccount, refuseAccount, verifyAccount, withdrawAccount } from './use-cases/payee-accounts.ts';
import { batchDetail, batchFile, batchList, batchPaper, returnDetail, returnList } from './use-cases/read-batches.ts';
import { accountList, accountProof, arrivalFile, voucherFile } from './use-cases/read-desk.ts';
import { paymentList, projectPayments } from './use-cases/read-payments.ts';
import { instalmentPaper } from './use-cases/read-sheet.ts';
import { approvePayment, recallPayment, refusePayment, requestPayment } from './use-cases/request-payment.ts';
import { carryOutReturn, confirmLine, dropReturn, readReturnFile } from './use-cases/settle-lines.ts';
import { confirmArrival, enterArrival, refuseArrival } from './use-cases/source-arrivals.ts';
import { acceptVoucher, reverseVoucher } from './use-cases/account-vouchers.ts';
import { enterVoucher, resubmitVoucher, returnVoucher, withdrawVoucher } from './use-cases/vouchers.ts';

export const paymentsRoutes: Binding[] = [
  bind(paymentsEndpoints.list, paymentList),
  bind(paymentsEndpoints.project, projectPayments),
  bind(paymentsEndpoints.arrange, arrangePlan),
  bind(paymentsEndpoints.request, requestPayment),
  bind(paymentsEndpoints.recall, recallPayment),
  bind(paymentsEndpoints.approve, approvePayment),
  bind(paymentsEndpoints.refuse, refusePayment),
  bind(paymentsEndpoints.sheet, instalmentPaper),
  bind(paymentsEndpoints.rules, ruleList),
  bind(paymentsEndpoints.saveRule, changeRule),
  bind(paymentsEndpoints.saveLevel, changeLevel),
  bind(paymentsEndpoints.saveLayout, changeLayout),
  bind(batchEndpoints.list, batchList),
  bind(batchEndpoints.detail, batchDetail),
  bind(batchEndpoints.make, makeBatch),
  bind(batchEndpoints.release, releaseBatch),
  bind(batchEndpoints.cancel, cancelBatch),
  bind(batchEndpoints.drop, dropLine),
  bind(batchEndpoints.confirm, confirmLine),
  bind(batchEndpoints.file, batchFile),
  bind(batchEndpoints.sheet, batchPaper),
  bind(batchEndpoints.returns, returnList),
  bind(batchEndpoints.returned, returnDetail),
  bind(batchEndpoints.readReturn, readReturnFile),
  bind(batchEndpoints.carryOut, carryOutReturn),
  bind(batchEndpoints.dropReturn, dropReturn),
  bind(payeeEndpoints.list, accountList),
  bind(payeeEndpoints.enter, enterAccount),
  bind(payeeEndpoints.verify, verifyAccount),
  bind(payeeEndpoints.refuse, refuseAccount),
  bind(payeeEndpoints.withdraw, withdrawAccount),
  bind(payeeEndpoints.proof, accountProof),
  bind(voucherEndpoints.enter, enterVoucher),
  bind(voucherEndpoints.resubmit, resubmitVoucher),
  bind(voucherEndpoints.withdraw, withdrawVoucher),
  bind(voucherEndpoints.accept, acceptVoucher),
  bind(voucherEndpoints.return, returnVoucher),
  bind(voucherEndpoints.reverse, reverseVoucher),
  bind(voucherEndpoints.file, voucherFile),
  bind(voucherEndpoints.enterArrival, enterArrival),
  bind(voucherEndpoints.confirmArrival, confirmArrival),
  bind(voucherEndpoints.refuseArrival, refuseArrival),
  bind(voucherEndpoints.arrivalFile, arrivalFile),
];
