import { useState } from 'react';
import { explain } from '~/api/problem';
import { helpCauses } from '~/api/reasons.strings';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Notice, ProblemPanel } from '~/ui/feedback';
import { Checkbox, FieldSet, Select, optionsOf } from '~/ui/field';
import { Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { useCallForHelp } from './commune.api';
import { refusals, strings, wishes } from './commune.strings';

interface HelpDialogProps {
  nisCode: string;
  onClose: () => void;
}

/** The committee says that it is running out of breath: what weighs, what it wishes, and who will see it. */
export function HelpDialog({ nisCode, onClose }: HelpDialogProps) {
  const call = useCallForHelp();
  const show = useToast();
  const [step, setStep] = useState<1 | 2>(1);
  const [causes, setCauses] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const [wish, setWish] = useState('callBack');
  const [confidential, setConfidential] = useState(false);

  const toggle = (cause: string) => setCauses(causes.includes(cause) ? causes.filter((other) => other !== cause) : [...causes, cause]);

  function goOn() {
    setMissing(causes.length === 0);
    if (causes.length > 0) setStep(2);
  }

  function send() {
    call.mutate(
      { params: { path: { nisCode } }, body: { causes: [...causes], wish, confidential } },
      {
        onSuccess: () => {
          show({ text: strings.helpSent });
          onClose();
        },
      },
    );
  }

  return (
    <Dialog title={strings.helpTitle} onClose={onClose}>
      {step === 1 ? (
        <Stack>
          <p>{strings.helpStep1}</p>
          <p>{strings.helpIntro}</p>
          {missing && <ProblemPanel>{strings.helpCausesMissing}</ProblemPanel>}
          <FieldSet legend={strings.helpCausesLegend}>
            {Object.keys(helpCauses).map((cause) => (
              <Checkbox key={cause} label={byCode(helpCauses, cause)} checked={causes.includes(cause)} onChange={() => toggle(cause)} />
            ))}
          </FieldSet>
          <Row>
            <Button look="primary" onClick={goOn}>
              {strings.helpNext}
            </Button>
          </Row>
        </Stack>
      ) : (
        <Stack>
          <p>{strings.helpStep2}</p>
          {call.error && <ProblemPanel>{explain(call.error, refusals)}</ProblemPanel>}
          <Select
            label={strings.helpWish}
            value={wish}
            onChange={(event) => setWish(event.target.value)}
            options={optionsOf(wishes)}
          />
          <Checkbox label={strings.helpConfidential} checked={confidential} onChange={(event) => setConfidential(event.target.checked)} />
          <Notice>{confidential ? strings.helpSeenConfidential : strings.helpSeen}</Notice>
          <Row>
            <Button look="primary" busy={call.isPending} onClick={send}>
              {strings.helpSend}
            </Button>
            <Button onClick={() => setStep(1)}>{strings.helpBack}</Button>
          </Row>
        </Stack>
      )}
    </Dialog>
  );
}
