import { createFileRoute, redirect } from '@tanstack/react-router';

// The partners of a commune are the register of partners, filtered.
export const Route = createFileRoute('/_workspace/communes/$nisCode/partenaires')({
  beforeLoad: ({ params }) => {
    throw redirect({ href: `/partenaires?commune=${params.nisCode}` });
  },
});
