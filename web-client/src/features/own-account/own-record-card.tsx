import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { strings as people } from '~/api/people.strings';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { textOf } from '~/lib/forms';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Fields } from '~/ui/facts';
import { ProblemPanel } from '~/ui/feedback';
import { Checkbox, Select, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { ownRecordQuery, useCorrectOwnRecord, useEraseOwnPerson } from './own-account.api';
import { refusals, strings } from './own-account.strings';

/** What is known of oneself, to be corrected, and the way to be forgotten. */
export function OwnRecordCard() {
  const { data: record } = useSuspenseQuery(ownRecordQuery);
  const correct = useCorrectOwnRecord();
  const show = useToast();
  const [erasing, setErasing] = useState(false);
  return (
    <Card title={strings.record}>
      <Stack>
        <Form
          edits={record}
          draft="own-record"
          submit={strings.recordSave}
          busy={correct.isPending}
          error={correct.error ? explain(correct.error, refusals) : undefined}
          onSubmit={(fields, sent) =>
            correct.mutate(
              {
                params: { header: ifMatch(record) },
                body: { displayName: textOf(fields, 'displayName'), phone: textOf(fields, 'phone'), language: textOf(fields, 'language') },
              },
              {
                onSuccess: () => {
                  sent();
                  show({ text: strings.recordSaved });
                },
              },
            )
          }
        >
          <Fields>
            <TextField name="displayName" label={strings.recordName} defaultValue={record.displayName} maxLength={100} autoComplete="name" required />
            <TextField name="phone" type="tel" label={strings.recordPhone} defaultValue={record.phone ?? ''} maxLength={30} autoComplete="tel" optional />
            <Select
              name="language"
              label={strings.recordLanguage}
              defaultValue={record.language}
              options={[
                { value: 'fr', label: strings.french },
                { value: 'de', label: strings.german },
              ]}
            />
          </Fields>
        </Form>
        <Row>
          <Button onClick={() => setErasing(true)}>{strings.erase}</Button>
        </Row>
      </Stack>
      {erasing && <EraseDialog onClose={() => setErasing(false)} />}
    </Card>
  );
}

/** It cannot be undone, so it is said what goes and what stays. */
function EraseDialog({ onClose }: { onClose: () => void }) {
  const erase = useEraseOwnPerson();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [sure, setSure] = useState(false);
  return (
    <Dialog title={strings.erase} onClose={onClose}>
      <Stack>
        {erase.error && <ProblemPanel>{explain(erase.error, refusals)}</ProblemPanel>}
        <p>{strings.eraseHelp}</p>
        <p>{strings.eraseStays({ forgotten: people.forgotten })}</p>
        <Checkbox label={strings.eraseSure} checked={sure} onChange={(event) => setSure(event.target.checked)} />
        <Row>
          <Button
            look="danger"
            busy={erase.isPending}
            disabled={!sure}
            onClick={() =>
              erase.mutate({ body: { sure } }, { onSuccess: () => void navigate({ to: '/connexion' }).then(() => queryClient.clear()) })
            }
          >
            {strings.erase}
          </Button>
          <Button onClick={onClose}>{strings.cancel}</Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
