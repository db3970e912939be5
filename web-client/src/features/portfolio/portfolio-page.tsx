import { PageHead, Stack } from '~/ui/layout';
import { strings } from './portfolio.strings';

export function PortfolioPage() {
  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} />
    </Stack>
  );
}
