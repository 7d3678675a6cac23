import { useView, type View } from '../../../web/server-state.ts';
import { applicationsEndpoints } from '../endpoints.ts';
import type { FilledForm } from '../views.ts';

/** An application with its form; the form is read once for all applications of its call. */
export function useApplication(applicationId: string, options: { refetchMs?: number } = {}): View<FilledForm> {
  const view = useView(applicationsEndpoints.detail, { applicationId }, options);
  const { callVersionId = '', batch } = view.ready ? view.data : {};
  const form = useView(
    applicationsEndpoints.form,
    { callVersionId, batchId: batch?.id ?? '' },
    { when: view.ready, lasting: true },
  );
  if (!view.ready) return view;
  if (!form.ready) return form;
  return { ...view, data: { ...view.data, ...form.data } };
}
