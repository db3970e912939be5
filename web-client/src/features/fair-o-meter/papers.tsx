import { paperAddress } from '~/api/addresses';
import { useAsOf } from '~/lib/as-of';
import { currentLanguage } from '~/lib/strings';
import { AnchorButton } from '~/ui/button';
import { More, Soft } from '~/ui/facts';
import { Row, Stack } from '~/ui/layout';
import { strings } from './papers.strings';

/** A commune's Fair-ô-mètre to take along: filled or blank, as a workbook or as a document. */
export function Papers({ assessmentId }: { assessmentId: string }) {
  return (
    <More label={strings.title}>
      <Stack>
        <Files assessmentId={assessmentId} content="filled" />
        <Files assessmentId={assessmentId} content="blank" />
        <Soft>{strings.blankHelp}</Soft>
      </Stack>
    </More>
  );
}

function Files({ assessmentId, content }: { assessmentId: string; content: 'filled' | 'blank' }) {
  const asOf = useAsOf();
  const language = currentLanguage();
  return (
    <div role="group" aria-label={strings[content]}>
      <p>{strings[content]}</p>
      <Row>
        <AnchorButton small download href={paperAddress(assessmentId, 'xlsx', content, language, asOf)}>
          {strings.workbook}
        </AnchorButton>
        <AnchorButton small download href={paperAddress(assessmentId, 'pdf', content, language, asOf)}>
          {strings.document}
        </AnchorButton>
      </Row>
    </div>
  );
}
