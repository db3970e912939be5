import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { explain } from '~/api/problem';
import { lasting, useRefresh } from '~/api/refresh';
import { marks } from '~/api/vocabulary.strings';
import { longDay, moment } from '~/lib/dates';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState, ProblemPanel } from '~/ui/feedback';
import { PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { ChangesTable } from './changes-table';
import { takeBack, undoableQuery, type UndoableAction } from './audit.api';
import { useObjectName } from './audit-object';
import { useEventName } from './event-name';
import { refusals, strings } from './undo.strings';

/** What one did in the last thirty days, and the way to take it back. */
export function UndoPage() {
  const { data: actions } = useSuspenseQuery(undoableQuery);
  const eventName = useEventName();
  const objectName = useObjectName();
  const [chosen, setChosen] = useState<UndoableAction>();
  return (
    <Stack>
      <Breadcrumb trail={[<Link key="account" to="/mon-compte">{strings.account}</Link>]} here={strings.title} />
      <PageHead title={strings.title} lead={strings.lead} />
      {actions.items.length === 0 && <EmptyState title={strings.none}>{strings.noneHelp}</EmptyState>}
      <Entries label={strings.title}>
        {actions.items.map((action) => (
          <Entry
            key={action.id}
            title={eventName(action)}
            aside={action.simulated && <Tag>{marks.simulated}</Tag>}
            actions={
              <Button small aria-label={strings.undoOf({ what: eventName(action) })} onClick={() => setChosen(action)}>
                {strings.undo}
              </Button>
            }
          >
            <Soft>
              {objectName(action.object, action.recorded)} · {strings.noted({ moment: moment(action.at) })} · {strings.until({ day: longDay(action.offeredUntil.slice(0, 10)) })}
            </Soft>
          </Entry>
        ))}
      </Entries>
      {chosen && <UndoDialog action={chosen} onClose={() => setChosen(undefined)} />}
    </Stack>
  );
}

/** Shows what goes before it goes. */
function UndoDialog({ action, onClose }: { action: UndoableAction; onClose: () => void }) {
  const eventName = useEventName();
  const show = useToast();
  const undo = lasting(useMutation({ mutationFn: takeBack, ...useRefresh() }));
  return (
    <Dialog title={strings.undoOf({ what: eventName(action) })} onClose={onClose}>
      <Stack>
        {undo.error && <ProblemPanel>{explain(undo.error, refusals)}</ProblemPanel>}
        <ChangesTable brief caption={strings.preview} changes={action.changes} />
        <Row>
          <Button
            look="danger"
            busy={undo.isPending}
            onClick={() =>
              undo.mutate(action.undo, {
                onSuccess: () => {
                  show({ text: strings.undone });
                  onClose();
                },
              })
            }
          >
            {strings.confirm}
          </Button>
          <Button onClick={onClose}>{strings.keep}</Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
