import { LinkButton } from '~/ui/button';
import { Card, Row, Stack } from '~/ui/layout';
import { strings } from './no-role.strings';

/** For somebody whose last role has ended: what is left, and how to come back. */
export function NoRole() {
  return (
    <Card title={strings.noRole}>
      <Stack>
        <p>{strings.noRoleHelp}</p>
        <Row>
          <LinkButton to="/mon-compte">{strings.ownAccount}</LinkButton>
        </Row>
      </Stack>
    </Card>
  );
}
