import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { partnerUploadQuery } from '~/features/imports/imports.api';
import { UploadPage } from '~/features/imports/upload-page';

export const Route = createFileRoute('/_workspace/imports/partenaires/$importId')({
  loader: ({ context, params }) => context.queryClient.query(partnerUploadQuery(params.importId)),
  component: PartnerUpload,
});

function PartnerUpload() {
  const { importId } = Route.useParams();
  const { data: upload } = useSuspenseQuery(partnerUploadQuery(importId));
  return <UploadPage upload={upload} />;
}
