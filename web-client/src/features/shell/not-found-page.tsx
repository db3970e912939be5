import { LinkButton } from '~/ui/button';
import { PageHead, Stack } from '~/ui/layout';
import { strings } from './shell.strings';

export function NotFoundPage() {
  return (
    <Stack>
      <PageHead title={strings.notFound} lead={strings.notFoundHelp} />
      <div>
        <LinkButton to="/" look="primary">
          {strings.toPortfolio}
        </LinkButton>
      </div>
    </Stack>
  );
}
