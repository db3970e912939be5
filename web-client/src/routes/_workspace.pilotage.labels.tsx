import { createFileRoute } from '@tanstack/react-router';
import { labelsQuery } from '~/api/labels';
import { LabelsPage } from '~/features/labels/labels-page';

export const Route = createFileRoute('/_workspace/pilotage/labels')({
  loaderDeps: ({ search }) => ({ asOf: search.asOf }),
  loader: ({ context, deps }) => context.queryClient.query(labelsQuery(deps.asOf)),
  component: LabelsPage,
});
