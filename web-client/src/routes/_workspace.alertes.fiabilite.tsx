import { createFileRoute } from '@tanstack/react-router';
import { proofQuery } from '~/features/alerts/proof.api';
import { ProofPage } from '~/features/alerts/proof-page';

export const Route = createFileRoute('/_workspace/alertes/fiabilite')({
  loader: ({ context }) => context.queryClient.query(proofQuery),
  component: ProofPage,
});
