import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { moment } from '~/lib/dates';
import { Button } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { Card, Row, Stack } from '~/ui/layout';
import { accessQuery } from './own-account.api';
import { strings } from './own-account.strings';

const few = 5;

/** What an event is called, by its stored name. */
export type EventNames = Readonly<Partial<Record<string, string>>>;

/** What was changed about one's ways in, and whether one did it oneself. */
export function AccessChangesCard({ eventNames }: { eventNames: EventNames }) {
  const { data: access } = useSuspenseQuery(accessQuery);
  const [all, setAll] = useState(false);
  if (access.changes.length === 0) return null;
  return (
    <Card title={strings.changes}>
      <Stack>
        <p>{strings.changesHelp}</p>
        <Entries label={strings.changes}>
          {access.changes.slice(0, all ? undefined : few).map((change, index) => (
            <Entry key={`${change.at} ${String(index)}`} title={eventNames[change.eventType] ?? change.eventType}>
              <Soft>
                {moment(change.at)} · {change.byOneself ? strings.changedByYou : strings.changedByOthers}
              </Soft>
            </Entry>
          ))}
        </Entries>
        {!all && access.changes.length > few && (
          <Row>
            <Button onClick={() => setAll(true)}>{strings.allChanges({ count: access.changes.length })}</Button>
          </Row>
        )}
      </Stack>
    </Card>
  );
}
