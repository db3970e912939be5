import { LinkButton } from '~/ui/button';
import { PageHead, Stack } from '~/ui/layout';
import { strings } from './shell.strings';

export function NotFoundPage() {
  return <ElsewherePage title={strings.notFound} lead={strings.notFoundHelp} />;
}

/** In the place of a page that there is not for whoever asks: why, and the way on. */
export function ElsewherePage({ title, lead }: { title: string; lead: string }) {
  return (
    <Stack>
      <PageHead title={title} lead={lead} />
      <div>
        <LinkButton to="/" look="primary">
          {strings.toPortfolio}
        </LinkButton>
      </div>
    </Stack>
  );
}
