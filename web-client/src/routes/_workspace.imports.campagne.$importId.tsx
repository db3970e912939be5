import { useSuspenseQuery } from '@tanstack/react-query';
import { createFileRoute } from '@tanstack/react-router';
import { campaignUploadQuery } from '~/features/imports/imports.api';
import { UploadPage } from '~/features/imports/upload-page';

export const Route = createFileRoute('/_workspace/imports/campagne/$importId')({
  loader: ({ context, params }) => context.queryClient.query(campaignUploadQuery(params.importId)),
  component: CampaignUpload,
});

function CampaignUpload() {
  const { importId } = Route.useParams();
  const { data: upload } = useSuspenseQuery(campaignUploadQuery(importId));
  return <UploadPage upload={upload} />;
}
