import type { Instant } from '../../base/time.ts';
import type { Instalment, PayeeAccount, PaymentPlan, SourceArrival, Voucher } from './terms.ts';
import type {
  Approval,
  ApprovalLevel,
  Layout,
  PaymentBatch,
  PaymentLine,
  PaymentReturn,
  PaymentRule,
  RuleVersion,
} from './bank-terms.ts';

declare module '../../platform/database.ts' {
  interface Tables {
    paymentRules: PaymentRule;
    paymentLevels: ApprovalLevel;
    paymentLayouts: Layout;
    paymentRuleVersions: RuleVersion;
    payeeAccounts: PayeeAccount;
    paymentPlans: PaymentPlan;
    instalments: Instalment;
    paymentApprovals: Approval;
    paymentCounters: { payerOrgId: string; year: number; lastSerial: number };
    paymentBatches: PaymentBatch;
    paymentLines: PaymentLine;
    paymentReturns: PaymentReturn;
    bankSerials: { payerOrgId: string; serial: string; lineId: string; result: string; at: Instant };
    vouchers: Voucher;
    sourceArrivals: SourceArrival;
  }
}
export {};
