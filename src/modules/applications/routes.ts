import { bind } from '../../platform/http.ts';
import { applicationsEndpoints as at } from './endpoints.ts';
import { applicationChecks } from './queries-checks.ts';
import { applicationDetail, type OriginSource } from './queries-detail.ts';
import { applicationForm } from './queries-form.ts';
import { applicationExport, applicationList } from './queries-lists.ts';
import { applicationFile, applicationPaper } from './queries-papers.ts';
import { acceptApplication } from './use-cases/accept-application.ts';
import { assignSection } from './use-cases/assign-section.ts';
import { attachFile } from './use-cases/attach-file.ts';
import { correctApplication } from './use-cases/correct-application.ts';
import { detachFile } from './use-cases/detach-file.ts';
import { refuseApplication } from './use-cases/refuse-application.ts';
import { reopenApplication } from './use-cases/reopen-application.ts';
import { saveAnswers } from './use-cases/save-answers.ts';
import { startApplication } from './use-cases/start-application.ts';
import { submitApplication } from './use-cases/submit-application.ts';
import { urgeApplication } from './use-cases/urge-application.ts';
import { withdrawApplication } from './use-cases/withdraw-application.ts';

export const applicationsRoutes = (originOf: OriginSource) => [
  bind(at.list, applicationList),
  bind(at.exportList, applicationExport),
  bind(at.checks, applicationChecks),
  bind(at.detail, applicationDetail(originOf)),
  bind(at.form, applicationForm),
  bind(at.file, applicationFile),
  bind(at.paper, applicationPaper),
  bind(at.start, startApplication),
  bind(at.save, saveAnswers),
  bind(at.assign, assignSection),
  bind(at.attach, attachFile),
  bind(at.detach, detachFile),
  bind(at.submit, submitApplication),
  bind(at.reopen, reopenApplication),
  bind(at.withdraw, withdrawApplication),
  bind(at.accept, acceptApplication),
  bind(at.correct, correctApplication),
  bind(at.refuse, refuseApplication),
  bind(at.urge, urgeApplication),
];
