import { createFileRoute } from '@tanstack/react-router';
import { editionsQuery, gridsQuery } from '~/features/fair-o-meter/fair-o-meter.api';
import { FairOMeterPage } from '~/features/fair-o-meter/fair-o-meter-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/fair-o-metre/')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context: { queryClient }, deps: { asOf } }) =>
    Promise.all([queryClient.query(editionsQuery(asOf)), queryClient.query(gridsQuery(asOf))]),
  component: FairOMeterPage,
});
