import { createFileRoute, useNavigate } from '@tanstack/react-router';
import { uploadsQuery } from '~/features/imports/imports.api';
import { ImportsPage } from '~/features/imports/imports-page';

export const Route = createFileRoute('/_workspace/imports/')({
  loader: ({ context }) => context.queryClient.query(uploadsQuery),
  component: Imports,
});

function Imports() {
  const navigate = useNavigate();
  return (
    <ImportsPage
      onUploaded={({ id, kind }) =>
        void navigate({ to: kind === 'partners' ? '/imports/partenaires/$importId' : '/imports/campagne/$importId', params: { importId: id } })
      }
    />
  );
}
