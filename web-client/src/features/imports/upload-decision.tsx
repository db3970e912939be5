import { useState, type SubmitEvent } from 'react';
import { explain } from '~/api/problem';
import { useReadOnly } from '~/lib/as-of';
import { textOf } from '~/lib/forms';
import { Button, LinkButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { ProblemPanel } from '~/ui/feedback';
import { TextField } from '~/ui/field';
import { Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { useConfirm, useUndo, type Upload } from './imports.api';
import { refusals, strings } from './imports.strings';

const may = (upload: Upload, action: string) => upload.allowedActions.some((allowed) => allowed.startsWith(action));

/** Takes the rows of a file, or takes them back. */
export function UploadDecision({ upload }: { upload: Upload }) {
  const confirm = useConfirm(upload);
  const readOnly = useReadOnly();
  const show = useToast();
  const { counts } = upload;
  const takes = counts.new + counts.changed;

  if (readOnly) return null;
  if (may(upload, 'undo')) return <Undo upload={upload} />;
  if (!may(upload, 'confirm')) return null;
  if (takes === 0 && counts.errors === 0) return <p role="status">{strings.nothingToTake}</p>;
  return (
    <Stack>
      {confirm.error && <ProblemPanel>{explain(confirm.error, refusals)}</ProblemPanel>}
      {takes > 0 && (
        <Row>
          <Button
            look="primary"
            busy={confirm.isPending}
            onClick={() => confirm.mutate(counts.errors > 0, { onSuccess: () => show({ text: strings.confirmed }) })}
          >
            {(counts.errors > 0 ? strings.confirmWithout : strings.confirm)({ count: takes })}
          </Button>
        </Row>
      )}
    </Stack>
  );
}

function Undo({ upload }: { upload: Upload }) {
  const undo = useUndo(upload);
  const show = useToast();
  const [asking, setAsking] = useState(false);
  const [missing, setMissing] = useState(false);

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = textOf(new FormData(event.currentTarget), 'reason');
    setMissing(!reason);
    if (!reason) return;
    undo.mutate(reason, {
      onSuccess: () => {
        setAsking(false);
        show({ text: strings.undone });
      },
    });
  }

  return (
    <Row>
      <LinkButton to="/" look="primary">
        {strings.toPortfolio}
      </LinkButton>
      <Button look="danger" onClick={() => setAsking(true)}>
        {strings.undo}
      </Button>
      {asking && (
        <Dialog title={strings.undo} onClose={() => setAsking(false)}>
          <form onSubmit={submit} noValidate>
            <Stack>
              {undo.error && <ProblemPanel>{explain(undo.error, refusals)}</ProblemPanel>}
              <TextField
                name="reason"
                label={strings.reason}
                hint={strings.reasonHint}
                error={missing ? strings.reasonMissing : undefined}
                maxLength={500}
                required
              />
              <div>
                <Button type="submit" look="danger" busy={undo.isPending}>
                  {strings.undo}
                </Button>
              </div>
            </Stack>
          </form>
        </Dialog>
      )}
    </Row>
  );
}
