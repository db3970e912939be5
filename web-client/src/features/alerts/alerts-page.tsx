import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { explain } from '~/api/problem';
import { useMay } from '~/api/session';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { today } from '~/lib/dates';
import { Button, LinkButton, PrintButton } from '~/ui/button';
import { Entries, Entry, Fields } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { Select, optionsOf } from '~/ui/field';
import { Card, PageHead, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { AlertFacts, AlertMarks, AlertState, Causes, nameOf, Opened, type Alert } from './alert-words';
import { TakeButton } from './alert-actions';
import { alertsQuery, useEvaluate } from './alerts.api';
import { allStates, filterOf, parseAlerts, type AlertsSearch } from './alerts-search';
import { alertKinds, alertStates, refusals, strings } from './alerts.strings';
import { strings as proofStrings } from './proof.strings';

/** The inbox: one card per episode, with its reasons and the one thing to do. */
export function AlertsPage({ search }: { search: AlertsSearch }) {
  const { data: page } = useSuspenseQuery(alertsQuery(filterOf(search), useAsOf()));
  const may = useMay();
  const filtered = Object.values(search).some((value) => value !== undefined);

  return (
    <Stack>
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            <Evaluate />
            {may('getMomentumProof') && <LinkButton to="/alertes/fiabilite">{proofStrings.link}</LinkButton>}
            {may('listAccompaniments') && <LinkButton to="/accompagnements">{strings.accompaniments}</LinkButton>}
            <PrintButton />
          </>
        }
      />
      <Filters search={search} />
      {page.items.length === 0 ? (
        <EmptyState title={filtered ? strings.noneFiltered : strings.none}>{filtered ? undefined : strings.noneHelp}</EmptyState>
      ) : (
        <Card title={strings.total({ count: page.total ?? page.items.length })}>
          <Entries label={strings.title}>
            {page.items.map((alert) => (
              <AlertEntry key={alert.alertId} alert={alert} />
            ))}
          </Entries>
        </Card>
      )}
    </Stack>
  );
}

function AlertEntry({ alert }: { alert: Alert }) {
  const readOnly = useReadOnly();
  const name = nameOf(alert);
  return (
    <Entry
      title={name}
      aside={<AlertState alert={alert} />}
      actions={
        <>
          {!readOnly && !alert.owner && alert.allowedActions.includes('acknowledgeMomentumAlert') && <TakeButton alert={alert} small />}
          <LinkButton small to="/alertes/$alertId" params={{ alertId: alert.alertId }} aria-label={strings.openNamed({ name })}>
            {strings.open}
          </LinkButton>
        </>
      }
    >
      <AlertMarks alert={alert} />
      <Causes alert={alert} />
      <AlertFacts alert={alert} />
      <Opened alert={alert} />
    </Entry>
  );
}

function Filters({ search }: { search: AlertsSearch }) {
  const navigate = useNavigate();
  const go = (change: Record<string, string | undefined>) =>
    void navigate({ to: '/alertes', search: parseAlerts({ ...search, ...change }) });
  return (
    <Fields>
      <Select
        compact
        label={strings.filterState}
        value={search.etat ?? ''}
        empty={strings.toDo}
        options={allStates.map((value) => ({ value, label: alertStates[value] }))}
        onChange={(event) => go({ etat: event.target.value })}
      />
      <Select
        compact
        label={strings.filterOwner}
        value={search.pour ?? ''}
        empty={strings.everyone}
        options={[
          { value: 'moi', label: strings.mine },
          { value: 'personne', label: strings.nobodys },
        ]}
        onChange={(event) => go({ pour: event.target.value })}
      />
      <Select
        compact
        label={strings.filterKind}
        value={search.origine ?? ''}
        empty={strings.allKinds}
        options={optionsOf(alertKinds)}
        onChange={(event) => go({ origine: event.target.value })}
      />
    </Fields>
  );
}

/** The watch looks every night; whoever cannot wait asks for it now. */
function Evaluate() {
  const may = useMay();
  const readOnly = useReadOnly();
  const evaluate = useEvaluate();
  const show = useToast();
  if (readOnly || !may('evaluateMomentum')) return null;
  return (
    <Button
      busy={evaluate.isPending}
      onClick={() =>
        evaluate.mutate(
          { body: { day: today() } },
          {
            onSuccess: (outcome) => show({ text: strings.evaluated({ count: outcome.lost }) }),
            onError: (error) => show({ text: explain(error, refusals) }),
          },
        )
      }
    >
      {strings.evaluate}
    </Button>
  );
}
