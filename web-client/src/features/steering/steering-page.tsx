import { Link } from '@tanstack/react-router';
import { Entries, Entry } from '~/ui/facts';
import { Card, PageHead, Stack } from '~/ui/layout';
import { strings } from './steering.strings';

/** Where the coordination finds what it follows from year to year. */
export function SteeringPage() {
  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} />
      <Card>
        <Entries label={strings.title}>
          <Entry level={3} title={<Link to="/pilotage/tableau">{strings.dashboard}</Link>}>
            <p>{strings.dashboardHelp}</p>
          </Entry>
          <Entry level={3} title={<Link to="/pilotage/prevision">{strings.forecast}</Link>}>
            <p>{strings.forecastHelp}</p>
          </Entry>
          <Entry level={3} title={<Link to="/pilotage/elections">{strings.elections}</Link>}>
            <p>{strings.electionsHelp}</p>
          </Entry>
          <Entry level={3} title={<Link to="/pilotage/adhesions">{strings.onboarding}</Link>}>
            <p>{strings.onboardingHelp}</p>
          </Entry>
          <Entry level={3} title={<Link to="/pilotage/plan">{strings.plan}</Link>}>
            <p>{strings.planHelp}</p>
          </Entry>
          <Entry level={3} title={<Link to="/pilotage/labels">{strings.labels}</Link>}>
            <p>{strings.labelsHelp}</p>
          </Entry>
          <Entry level={3} title={<Link to="/pilotage/programme">{strings.programme}</Link>}>
            <p>{strings.programmeHelp}</p>
          </Entry>
        </Entries>
      </Card>
    </Stack>
  );
}
