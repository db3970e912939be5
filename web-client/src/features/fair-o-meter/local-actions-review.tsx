import { useState } from 'react';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { longDay } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Facts, Soft } from '~/ui/facts';
import { TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useDone } from '~/ui/toast';
import { useValueLocalAction, type Review, type SentLocalAction } from './fair-o-meter.api';
import { Told } from './local-actions-card';
import { refusals, strings } from './local-actions.strings';
import { strings as reviewStrings } from './review.strings';

/** What the commune does beside the grid, as it was sent, with what the coordination says of it. */
export function LocalActionsReview({ review }: { review: Review }) {
  const [valuing, setValuing] = useState<SentLocalAction>();
  const may = review.allowedActions.includes('valueLocalAction');
  const open = review.localActions.filter((action) => !action.valuation).length;
  if (review.localActions.length === 0) return null;
  return (
    <Card title={strings.title} aside={may && open > 0 && <Tag>{strings.toValueCount({ count: open })}</Tag>}>
      <Stack>
        <Soft>{strings.lead}</Soft>
        <Entries label={strings.title}>
          {review.localActions.map((action) => (
            <Entry
              key={action.actionId}
              title={action.title}
              aside={may && !action.valuation && <Tag>{strings.toValue}</Tag>}
              actions={
                may && (
                  <Button
                    small
                    look={action.valuation ? 'quiet' : undefined}
                    aria-label={labelled(action.valuation ? strings.revalue : strings.value, action.title)}
                    onClick={() => setValuing(action)}
                  >
                    {action.valuation ? strings.revalue : strings.value}
                  </Button>
                )
              }
            >
              <Told text={action.text} facts={action.facts} />
              {action.changed && review.status !== 'validated' && <Soft>{strings.draftDiffers}</Soft>}
              {action.valuation && (
                <Facts
                  lines={[
                    { term: strings.valuation, detail: action.valuation.text },
                    {
                      term: strings.valuedBy,
                      detail: strings.by({ name: action.valuation.reviewer ?? reviewStrings.coordination, day: longDay(action.valuation.on) }),
                    },
                  ]}
                />
              )}
            </Entry>
          ))}
        </Entries>
      </Stack>
      {valuing && <ValueDialog assessmentId={review.assessmentId} action={valuing} onClose={() => setValuing(undefined)} />}
    </Card>
  );
}

function ValueDialog({ assessmentId, action, onClose }: { assessmentId: string; action: SentLocalAction; onClose: () => void }) {
  const value = useValueLocalAction();
  const done = useDone(strings.valued, onClose);
  return (
    <Dialog title={labelled(strings.value, action.title)} onClose={onClose}>
      <Form
        draft={`fair-o-meter-value-${assessmentId}-${action.actionId}`}
        submit={strings.keep}
        busy={value.isPending}
        error={value.error ? explain(value.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          value.mutate(
            { params: { path: { assessmentId, actionId: action.actionId }, header: ifMatch(action) }, body: { text: textOf(fields, 'text') } },
            done(sent),
          )
        }
      >
        <TextArea name="text" label={strings.words} maxLength={300} defaultValue={action.valuation?.text} required />
      </Form>
    </Dialog>
  );
}
