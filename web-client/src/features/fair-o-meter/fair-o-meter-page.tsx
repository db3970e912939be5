import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { difference } from '~/lib/numbers';
import { labelled } from '~/lib/strings';
import { Button, LinkButton } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { OpenEditionDialog } from './edition-dialogs';
import { editionsQuery, gridsQuery, publishedGradesQuery, type Edition } from './fair-o-meter.api';
import { strings } from './fair-o-meter.strings';
import { ImportGridDialog } from './grid-dialog';
import { GridDraftCard } from './grid-draft-card';
import { PastEditionDialog } from './past-edition-dialogs';
import { strings as pastStrings } from './past-editions.strings';
import { strings as progressStrings } from './progress.strings';
import { strings as reviewStrings } from './review.strings';

/** The editions and the versions of the grid. */
export function FairOMeterPage() {
  const asOf = useAsOf();
  const { data: editions } = useSuspenseQuery(editionsQuery(asOf));
  const { data: grids } = useSuspenseQuery(gridsQuery(asOf));
  const [dialog, setDialog] = useState<'edition' | 'grid' | 'past'>();
  const close = () => setDialog(undefined);

  return (
    <Stack>
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          editions.allowedActions.includes('openEdition') && (
            <>
              <Button look="primary" onClick={() => setDialog('edition')}>
                {strings.openEdition}
              </Button>
              <Button onClick={() => setDialog('past')}>{pastStrings.title}</Button>
            </>
          )
        }
      />
      {editions.items.length === 0 ? (
        <EmptyState title={strings.noEditions}>{strings.noEditionsHelp}</EmptyState>
      ) : (
        <Card title={strings.editions}>
          <Entries label={strings.editions}>
            {editions.items.map((edition) => (
              <EditionEntry key={edition.code} edition={edition} />
            ))}
          </Entries>
        </Card>
      )}
      <PublishedGrades />
      {grids.draft && (
        <GridDraftCard draft={grids.draft} version={grids.version} mayTakeBack={grids.allowedActions.includes('cancelScheduledGrid')} />
      )}
      <Card title={strings.grids}>
        <Stack>
          <Entries label={strings.grids}>
            {grids.items.map((grid) => (
              <Entry
                key={grid.grid}
                title={labelled(strings.gridNumber({ grid: grid.grid }), inWords(grid.label))}
                aside={grid.example && <Tag>{strings.exampleShort}</Tag>}
                actions={
                  <LinkButton
                    small
                    to="/fair-o-metre/grilles/$grid"
                    params={{ grid: String(grid.grid) }}
                    aria-label={strings.guideNamed({ name: strings.gridNumber({ grid: grid.grid }) })}
                  >
                    {strings.guide}
                  </LinkButton>
                }
              >
                <Soft>{strings.questionCount({ count: grid.questions })}</Soft>
              </Entry>
            ))}
          </Entries>
          <Row>
            {grids.allowedActions.includes('publishGrid') && <Button onClick={() => setDialog('grid')}>{strings.importGrid}</Button>}
            <LinkButton to="/fair-o-metre/quotas">{strings.quotas}</LinkButton>
          </Row>
        </Stack>
      </Card>
      {dialog === 'edition' && <OpenEditionDialog grids={grids.items} onClose={close} />}
      {dialog === 'past' && <PastEditionDialog grids={grids.items} onClose={close} />}
      {dialog === 'grid' && <ImportGridDialog version={grids.version} onClose={close} />}
    </Stack>
  );
}

function EditionEntry({ edition }: { edition: Edition }) {
  const name = inWords(edition.label);
  return (
    <Entry
      title={name}
      aside={<EditionState edition={edition} />}
      actions={
        <LinkButton small to="/fair-o-metre/editions/$code" params={{ code: edition.code }} aria-label={strings.boardNamed({ name })}>
          {strings.board}
        </LinkButton>
      }
    >
      <Row>
        <Soft>{strings.window({ from: longDay(edition.opensOn), to: longDay(edition.closesOn) })}</Soft>
      </Row>
    </Entry>
  );
}

export function EditionState({ edition }: { edition: Edition }) {
  if (edition.recorded) return <Tag>{pastStrings.tag}</Tag>;
  return <Tag>{edition.closedOn ? strings.isClosed : edition.open ? strings.isOpen : strings.notOpen}</Tag>;
}

/** What communes chose to show, and nothing of the others. */
function PublishedGrades() {
  const { data: grades } = useSuspenseQuery(publishedGradesQuery(useAsOf()));
  if (grades.items.length === 0) return null;
  return (
    <Card title={reviewStrings.publishedGrades}>
      <Stack>
        <Soft>{reviewStrings.publishedHelp}</Soft>
        <Table
          caption={reviewStrings.publishedGrades}
          rows={grades.items}
          rowKey={(row) => `${row.edition}-${row.nisCode}`}
          columns={[
            { key: 'commune', header: reviewStrings.commune, rowHeader: true, cell: (row) => inWords(row.communeName) },
            { key: 'edition', header: reviewStrings.edition, cell: (row) => row.edition },
            {
              key: 'progress',
              header: progressStrings.progress,
              cell: (row) =>
                typeof row.progress === 'number' && row.since
                  ? labelled(progressStrings.since({ edition: row.since }), progressStrings.points({ index: difference(row.progress) }))
                  : null,
            },
            { key: 'grade', header: reviewStrings.grade, cell: (row) => row.grade },
          ]}
        />
      </Stack>
    </Card>
  );
}
