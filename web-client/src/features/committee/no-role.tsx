import { LinkButton } from '~/ui/button';
import { Card, Row, Stack } from '~/ui/layout';
import { strings } from './no-role.strings';

/** For somebody who holds no role, or none any more: what there is to do, and how to come to one. */
export function NoRole() {
  return (
    <Card title={strings.noRole}>
      <Stack>
        <p>{strings.noRoleHelp}</p>
        <Row>
          <LinkButton to="/mon-compte">{strings.ownAccount}</LinkButton>
          <LinkButton to="/prix">{strings.awards}</LinkButton>
        </Row>
      </Stack>
    </Card>
  );
}
