import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Notice } from '~/ui/feedback';
import { TextField } from '~/ui/field';
import { Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { strings } from './accounts.strings';

interface SecretDialogProps {
  title: string;
  secret: string;
  onClose: () => void;
}

/** A password or a key, shown this once. */
export function SecretDialog({ title, secret, onClose }: SecretDialogProps) {
  const show = useToast();
  return (
    <Dialog title={title} onClose={onClose}>
      <Stack>
        <Notice warn>{strings.shownOnce}</Notice>
        <TextField label={title} value={secret} readOnly onFocus={(event) => event.target.select()} />
        <Row>
          <Button look="primary" onClick={() => void navigator.clipboard.writeText(secret).then(() => show({ text: strings.copied }))}>
            {strings.copy}
          </Button>
          <Button onClick={onClose}>{strings.done}</Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
