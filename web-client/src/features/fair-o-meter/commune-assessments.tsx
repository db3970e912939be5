import { useSuspenseQuery } from '@tanstack/react-query';
import { useAsOf } from '~/lib/as-of';
import { LinkButton } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { Card } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { assessmentsQuery } from './fair-o-meter.api';
import { statuses, strings } from './fair-o-meter.strings';

/** The Fair-ô-mètres of a commune, the latest edition first. */
export function CommuneAssessments({ nisCode }: { nisCode: string }) {
  const { data: page } = useSuspenseQuery(assessmentsQuery(nisCode, useAsOf()));
  if (page.items.length === 0) return <EmptyState title={strings.noneForCommune}>{strings.noEditionsHelp}</EmptyState>;
  return (
    <Card title={strings.title}>
      <Entries label={strings.title}>
        {page.items.map((one) => {
          const name = strings.editionNamed({ code: one.edition });
          return (
            <Entry
              key={one.assessmentId}
              title={name}
              aside={<Tag>{statuses[one.status]}</Tag>}
              actions={
                <LinkButton
                  small
                  look="primary"
                  to="/fair-o-metre/$assessmentId"
                  params={{ assessmentId: one.assessmentId }}
                  aria-label={strings.openNamed({ name })}
                >
                  {strings.open}
                </LinkButton>
              }
            >
              <Soft>{strings.outOf({ answered: one.answered, total: one.questions })}</Soft>
            </Entry>
          );
        })}
      </Entries>
    </Card>
  );
}
