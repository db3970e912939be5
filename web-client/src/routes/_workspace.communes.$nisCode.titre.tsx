import { createFileRoute } from '@tanstack/react-router';
import { TitleFilePart } from '~/features/commune/title-file';

export const Route = createFileRoute('/_workspace/communes/$nisCode/titre')({ component: CommuneTitle });

function CommuneTitle() {
  return <TitleFilePart nisCode={Route.useParams().nisCode} />;
}
