// What every installation begins with: each module's reference data. No logic.
import { seedAcceptance } from '../modules/acceptance/use-cases/checklists.ts';
import { seedAgreements } from '../modules/agreements/use-cases/seed-agreements.ts';
import { seedClassification } from '../modules/classification/use-cases/seed-classification.ts';
import { seedDashboards } from '../modules/dashboards/definitions.ts';
import { seedDispatch } from '../modules/dispatch/use-cases/keep-layouts.ts';
import { seedEvaluations } from '../modules/evaluations/use-cases/keep-sets.ts';
import { seedFunds } from '../modules/funds/use-cases/seed-funds.ts';
import { seedOrganizations } from '../modules/organizations/use-cases/seed-organizations.ts';
import { seedPayments } from '../modules/payments/use-cases/keep-rules.ts';
import { seedReports } from '../modules/reports/use-cases/open-periods.ts';
import { seedCrossChecks } from '../modules/cross-checks/use-cases/keep-rules.ts';
import { seedPlans } from '../modules/plans/use-cases/seed-plans.ts';
import { seedPromotion } from '../modules/promotion/use-cases/seed-promotion.ts';
import { seedReservePool } from '../modules/reserve-pool/use-cases/keep-rules.ts';
import type { Tx } from '../platform/database.ts';
import type { Instant } from '../base/time.ts';

/** What every installation begins with; harmless when run again. */
export async function seedReference(tx: Tx, now: Instant): Promise<void> {
  await seedOrganizations(tx, now);
  await seedPlans(tx, now);
  await seedClassification(tx, now);
  await seedAgreements(tx, now);
  await seedFunds(tx, now);
  await seedPayments(tx, now);
  await seedReports(tx, now);
  await seedDispatch(tx, now);
  await seedEvaluations(tx, now);
  await seedDashboards(tx, now);
  await seedAcceptance(tx, now);
  await seedPromotion(tx);
  await seedReservePool(tx, now);
  await seedCrossChecks(tx, now);
}
