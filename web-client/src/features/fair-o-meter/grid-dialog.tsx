import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain, isProblem } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { addDays, today } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { count, difference, score } from '~/lib/numbers';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { DateField, Field, Select } from '~/ui/field';
import { Form } from '~/ui/form';
import { Stack } from '~/ui/layout';
import { useDone } from '~/ui/toast';
import { usePreviewGrid, usePublishGrid, useScheduleGrid } from './fair-o-meter.api';
import { refusals, strings } from './fair-o-meter.strings';
import { strings as draftStrings } from './grid.strings';

type Grid = components['schemas']['GridContent'];
type Preview = components['schemas']['PreviewGridResponse'];

interface GridDialogProps {
  version: number;
  onClose: () => void;
}

/** In days: what is proposed, and how far ahead a day may lie. */
const usually = 30;
const furthest = 730;

/** Takes a grid from a file; says which fields are wrong, then whose grade it would change, and publishes it after that only, at once or on a day. */
export function ImportGridDialog({ version, onClose }: GridDialogProps) {
  const preview = usePreviewGrid();
  const publish = usePublishGrid();
  const schedule = useScheduleGrid();
  const done = useDone(strings.published, onClose);
  const given = useDone(draftStrings.given, onClose);
  const [onDay, setOnDay] = useState(false);
  const [unreadable, setUnreadable] = useState(false);
  const [tried, setTried] = useState<Grid>();
  const failure = publish.error ?? schedule.error ?? preview.error;
  const fields = isProblem(failure) ? (failure.issues ?? []).map((issue) => issue.name).filter(Boolean) : [];
  const refusal = fields.length > 0 ? strings.wrongFields({ fields: fields.join(', ') }) : failure ? explain(failure, refusals) : undefined;

  async function tryOut(file: FormDataEntryValue | null) {
    setUnreadable(false);
    if (!(file instanceof File)) return;
    try {
      const grid = JSON.parse(await file.text()) as Grid;
      preview.mutate({ body: { grid } }, { onSuccess: () => setTried(grid) });
    } catch {
      setUnreadable(true);
    }
  }

  return (
    <Dialog title={strings.importGrid} onClose={onClose}>
      {tried && preview.data ? (
        <Form
          draft="fair-o-meter-grid-tried"
          submit={onDay ? draftStrings.give : strings.publish}
          busy={publish.isPending || schedule.isPending}
          error={refusal}
          onSubmit={(form, sent) => {
            const params = { header: ifMatch({ version }) };
            if (onDay) schedule.mutate({ params, body: { grid: tried, publishOn: textOf(form, 'publishOn') } }, given(sent));
            else publish.mutate({ params, body: { grid: tried } }, done(sent));
          }}
        >
          <Effect preview={preview.data} />
          <Select
            name="when"
            label={draftStrings.when}
            stored="now"
            value={onDay ? 'day' : 'now'}
            onChange={(event) => setOnDay(event.currentTarget.value === 'day')}
            options={[
              { value: 'now', label: draftStrings.now },
              { value: 'day', label: draftStrings.onDay },
            ]}
          />
          {onDay && (
            <DateField
              name="publishOn"
              label={draftStrings.publishOn}
              hint={draftStrings.publishOnHint}
              min={addDays(today(), 1)}
              max={addDays(today(), furthest)}
              defaultValue={addDays(today(), usually)}
              required
            />
          )}
        </Form>
      ) : (
        <Form
          draft="fair-o-meter-grid"
          submit={draftStrings.tryOut}
          busy={preview.isPending}
          error={unreadable ? strings.notJson : refusal}
          onSubmit={(form) => void tryOut(form.get('file'))}
        >
          <Field label={strings.file} hint={strings.importHint}>
            {(wiring) => <input {...wiring} type="file" name="file" accept=".json,application/json" required />}
          </Field>
        </Form>
      )}
    </Dialog>
  );
}

/** Each commune whose grade would be another, with the question that does it. */
function Effect({ preview: { compared, changes } }: { preview: Preview }) {
  return (
    <Stack>
      <p role="status">
        {compared === 0
          ? draftStrings.nobody
          : changes.length === 0
            ? draftStrings.noChange({ count: compared })
            : draftStrings.changes({ count: changes.length, compared: count(compared) })}
      </p>
      {changes.length > 0 && (
        <Entries label={draftStrings.effect}>
          {changes.map((change) => (
            <Entry key={change.assessmentId} title={inWords(change.communeName)}>
              <p>
                {draftStrings.grades({
                  now: change.gradeNow,
                  scoreNow: score(change.scoreNow),
                  grade: change.gradeThen,
                  scoreThen: score(change.scoreThen),
                })}
              </p>
              <Soft>
                {change.questionText
                  ? draftStrings.because({ question: inWords(change.questionText), moves: difference(change.moves) })
                  : draftStrings.limits}
              </Soft>
            </Entry>
          ))}
        </Entries>
      )}
      <Soft>{draftStrings.stays}</Soft>
    </Stack>
  );
}
