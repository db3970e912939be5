import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '~/api/problem';
import type { components } from '~/api/schema';
import { textOf } from '~/lib/forms';
import { AnchorButton, Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Notice, ProblemPanel } from '~/ui/feedback';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { accessQuery, useAddSecondFactor, useAskForSecondFactor, useRemoveSecondFactor } from './own-account.api';
import { refusals, strings } from './own-account.strings';

type Key = components['schemas']['AskForSecondFactorSecondFactorKey'];

/** A code of an app beside the password. */
export function SecondFactorCard() {
  const { data: access } = useSuspenseQuery(accessQuery);
  const ask = useAskForSecondFactor();
  const remove = useRemoveSecondFactor();
  const show = useToast();
  const [key, setKey] = useState<Key>();
  const [codes, setCodes] = useState<readonly string[]>();
  const failed = ask.error ?? remove.error;
  return (
    <Card title={strings.secondFactor}>
      <Stack>
        {failed && <ProblemPanel>{explain(failed, refusals)}</ProblemPanel>}
        <p>{access.secondFactor ? strings.secondFactorOn({ count: access.recoveryCodesLeft }) : strings.secondFactorHelp}</p>
        <Row>
          {access.secondFactor ? (
            <Button busy={remove.isPending} onClick={() => remove.mutate({}, { onSuccess: () => show({ text: strings.secondFactorRemoved }) })}>
              {strings.removeSecondFactor}
            </Button>
          ) : (
            <Button busy={ask.isPending} onClick={() => ask.mutate({}, { onSuccess: setKey })}>
              {strings.addSecondFactor}
            </Button>
          )}
        </Row>
      </Stack>
      {key && (
        <KeyDialog
          secret={key}
          onClose={() => setKey(undefined)}
          onAdded={(made) => {
            setKey(undefined);
            setCodes(made);
          }}
        />
      )}
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(undefined)} />}
    </Card>
  );
}

interface KeyDialogProps {
  secret: Key;
  onClose: () => void;
  onAdded: (codes: readonly string[]) => void;
}

function KeyDialog({ secret, onClose, onAdded }: KeyDialogProps) {
  const add = useAddSecondFactor();
  return (
    <Dialog title={strings.addSecondFactor} onClose={onClose}>
      <Stack>
        <p>{strings.keyHelp}</p>
        <TextField label={strings.key} value={secret.key} readOnly onFocus={(event) => event.target.select()} />
        <Row>
          <AnchorButton href={secret.address}>{strings.openApp}</AnchorButton>
        </Row>
        <Form
          draft="second-factor"
          submit={strings.confirmCode}
          busy={add.isPending}
          error={add.error ? explain(add.error, refusals) : undefined}
          onSubmit={(fields, sent) =>
            add.mutate(
              { body: { code: textOf(fields, 'code') } },
              {
                onSuccess: (made) => {
                  sent();
                  onAdded(made.recoveryCodes);
                },
              },
            )
          }
        >
          <TextField name="code" label={strings.code} inputMode="numeric" autoComplete="one-time-code" maxLength={20} required />
        </Form>
      </Stack>
    </Dialog>
  );
}

function CodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  return (
    <Dialog title={strings.recoveryCodes} onClose={onClose}>
      <Stack>
        <Notice warn>{strings.recoveryHelp}</Notice>
        <ul>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Row>
          <Button look="primary" onClick={onClose}>
            {strings.recoveryDone}
          </Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
