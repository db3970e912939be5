import { createFileRoute } from '@tanstack/react-router';
import { PartnerPage } from '~/features/partners/partner-page';
import { partnerQuery, partnersQuery } from '~/features/partners/partners.api';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/partenaires/$partnerId')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: async ({ context: { queryClient }, params: { partnerId }, deps: { asOf } }) => {
    const { nisCode } = await queryClient.query(partnerQuery(partnerId, asOf));
    await queryClient.query(partnersQuery({ commune: nisCode }));
  },
  component: Partner,
});

function Partner() {
  return <PartnerPage partnerId={Route.useParams().partnerId} />;
}
