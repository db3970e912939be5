import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { longDay } from '~/lib/dates';
import { AnchorButton, Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { useDone } from '~/ui/toast';
import { useCancelScheduledGrid } from './fair-o-meter.api';
import { refusals, strings as general } from './fair-o-meter.strings';
import { strings } from './grid.strings';

type Draft = components['schemas']['ScheduledDraft'];

interface DraftCardProps {
  draft: Draft;
  version: number;
  mayTakeBack: boolean;
}

/** The draft that waits for its day, or why it was not published on it. */
export function GridDraftCard({ draft, version, mayTakeBack }: DraftCardProps) {
  const [asked, setAsked] = useState(false);
  const name = inWords(draft.content.label);
  const day = longDay(draft.publishOn);
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(draft.content, null, 2))}`;
  const fields = draft.issues.map((issue) => issue.field).filter((field) => field !== 'publishOn');

  return (
    <Card title={draft.waiting ? strings.waiting : strings.refused}>
      <Stack>
        {draft.waiting ? (
          <>
            <p>{strings.waitingUntil({ name, day })}</p>
            <Soft>{strings.waitingRule}</Soft>
          </>
        ) : (
          <>
            <Notice warn>
              <p>{strings.refusedOn({ name, day })}</p>
              {draft.editions.map((edition) => (
                <p key={edition}>{strings.openedMeanwhile({ edition })}</p>
              ))}
              {fields.length > 0 && <p>{general.wrongFields({ fields: fields.join(', ') })}</p>}
            </Notice>
            <Soft>{strings.again}</Soft>
          </>
        )}
        <Row>
          <AnchorButton href={file} download="fair-o-metre-brouillon.json">
            {strings.downloadDraft}
          </AnchorButton>
          {mayTakeBack && (
            <Button aria-label={strings.takeBackNamed} onClick={() => setAsked(true)}>
              {strings.takeBack}
            </Button>
          )}
        </Row>
      </Stack>
      {asked && <TakeBackDialog version={version} onClose={() => setAsked(false)} />}
    </Card>
  );
}

function TakeBackDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const cancel = useCancelScheduledGrid();
  const done = useDone(strings.takenBack, onClose);
  return (
    <Dialog title={strings.takeBackNamed} onClose={onClose}>
      <Form
        draft="fair-o-meter-grid-take-back"
        submit={strings.takeBack}
        danger
        busy={cancel.isPending}
        error={cancel.error ? explain(cancel.error, refusals) : undefined}
        onSubmit={(_, sent) => cancel.mutate({ params: { header: ifMatch({ version }) } }, done(sent))}
      >
        <p>{strings.takeBackHelp}</p>
      </Form>
    </Dialog>
  );
}
