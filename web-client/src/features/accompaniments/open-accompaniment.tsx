import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { explain } from '~/api/problem';
import { useMay } from '~/api/session';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { Button, LinkButton } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { ProblemPanel, Skeleton } from '~/ui/feedback';
import { Card, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { AccompanimentFacts, AccompanimentMarks } from './accompaniment-words';
import { accompanimentsQuery, runningAlertsQuery, useOpenAccompaniment } from './accompaniments.api';
import { refusals, strings } from './accompaniments.strings';

interface OfAlertProps {
  alertId: string;
  nisCode: string;
  /** An alert that is over asks for nothing more. */
  over: boolean;
}

/** The way from an alert to its accompaniment: the one that follows from it, or a button that opens one. */
export function AccompanimentOfAlert({ alertId, nisCode, over }: OfAlertProps) {
  const may = useMay();
  const cases = useQuery({ ...accompanimentsQuery({ nisCode }, useAsOf()), enabled: may('listAccompaniments') });
  if (cases.error) return <ProblemPanel>{explain(cases.error)}</ProblemPanel>;
  if (!cases.data) return null;
  // A case bears the id of the alert that it follows from.
  return cases.data.items.some(({ caseId }) => caseId === alertId) ? (
    <div>
      <LinkButton to="/accompagnements/$caseId" params={{ caseId: alertId }}>
        {strings.continue}
      </LinkButton>
    </div>
  ) : over ? null : (
    <OpenButton alertId={alertId} />
  );
}

/** Opens an accompaniment with the causes of the alert, and leads to it. */
function OpenButton({ alertId }: { alertId: string }) {
  const open = useOpenAccompaniment();
  const may = useMay();
  const readOnly = useReadOnly();
  const navigate = useNavigate();
  const show = useToast();
  if (readOnly || !may('openAccompaniment')) return null;
  return (
    <div>
      <Button
        busy={open.isPending}
        onClick={() =>
          open.mutate(
            { body: { alertId } },
            {
              onSuccess: () => {
                show({ text: strings.started });
                void navigate({ to: '/accompagnements/$caseId', params: { caseId: alertId } });
              },
              onError: (error) => show({ text: explain(error, refusals) }),
            },
          )
        }
      >
        {strings.start}
      </Button>
    </div>
  );
}

/** Whether a commune is accompanied, on its page; for those who may know. */
export function AccompanimentsOfCommune({ nisCode }: { nisCode: string }) {
  const may = useMay();
  const asOf = useAsOf();
  const cases = useQuery({ ...accompanimentsQuery({ nisCode }, asOf), enabled: may('listAccompaniments') });
  const alerts = useQuery({ ...runningAlertsQuery(nisCode, asOf), enabled: may('listAccompaniments') });
  if (!may('listAccompaniments')) return null;

  const problem = cases.error ?? alerts.error;
  const running = cases.data?.items.some((one) => !one.closedOn);
  const fresh = alerts.data?.items.find(({ alertId }) => !cases.data?.items.some(({ caseId }) => caseId === alertId));
  return (
    <Card title={strings.cardTitle} id="accompagnement">
      <Stack>
        {problem && <ProblemPanel>{explain(problem)}</ProblemPanel>}
        {(cases.isLoading || alerts.isLoading) && <Skeleton lines={2} />}
        {running === false && <p>{strings.cardNone}</p>}
        <Entries label={strings.cardTitle}>
          {cases.data?.items.map((one) => (
            <Entry
              key={one.caseId}
              title={strings.openedBy({ day: longDay(one.openedOn) })}
              aside={<AccompanimentMarks accompaniment={one} />}
              actions={
                <LinkButton small to="/accompagnements/$caseId" params={{ caseId: one.caseId }}>
                  {strings.continue}
                </LinkButton>
              }
            >
              <AccompanimentFacts accompaniment={one} />
            </Entry>
          ))}
        </Entries>
        {running === false && fresh && <OpenButton alertId={fresh.alertId} />}
        {running === false && alerts.data && !fresh && <Soft>{strings.cardNoAlert}</Soft>}
      </Stack>
    </Card>
  );
}
