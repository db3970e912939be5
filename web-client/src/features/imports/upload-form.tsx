import { useState, type SubmitEvent } from 'react';
import { explain, issuesOf } from '~/api/problem';
import { Button } from '~/ui/button';
import { Soft } from '~/ui/facts';
import { ErrorSummary, ProblemPanel, Progress, type Mistake } from '~/ui/feedback';
import { Field, Select } from '~/ui/field';
import { uploadKinds, useUpload, type Upload, type UploadKind } from './imports.api';
import { errorOf } from './cell-error';
import styles from './imports-page.module.css';
import { kinds, refusals, strings, undoings } from './imports.strings';
import { kindOf, textOfFile } from './read-csv';

/** Takes a file by choosing or dropping it, and sends it for a preview. */
export function UploadForm({ onUploaded }: { onUploaded: (upload: Upload) => void }) {
  const upload = useUpload();
  const [csv, setCsv] = useState<string>();
  const [kind, setKind] = useState<UploadKind>('communes');
  const [mistakes, setMistakes] = useState<readonly Mistake[]>([]);

  async function take(file: File | undefined) {
    if (!file) return;
    const text = await textOfFile(file);
    setCsv(text);
    setKind((before) => kindOf(text) ?? before);
    setMistakes([]);
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (csv === undefined) {
      setMistakes([{ field: 'import-file', text: strings.fileMissing }]);
      return;
    }
    upload.mutate({ kind, csv }, { onSuccess: onUploaded });
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p>{strings.uploadLead}</p>
      <ErrorSummary mistakes={mistakes} />
      {upload.error && <Refused error={upload.error} />}
      <Field id="import-file" label={strings.file} hint={strings.drop} error={mistakes[0]?.text}>
        {(wiring) => (
          <input
            {...wiring}
            className={`${wiring.className ?? ''} ${styles.drop ?? ''}`}
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        )}
      </Field>
      <Select
        label={strings.kind}
        hint={strings.kindHint}
        value={kind}
        onChange={(event) => setKind(uploadKinds.find((known) => known === event.target.value) ?? kind)}
        options={uploadKinds.map((known) => ({ value: known, label: kinds[known] }))}
      />
      <Soft>{undoings[kind]}</Soft>
      {upload.isPending && <Progress label={strings.reading} />}
      <div>
        <Button type="submit" look="primary" busy={upload.isPending}>
          {strings.preview}
        </Button>
      </div>
    </form>
  );
}

/** A file that is no table is refused with its columns or lines at fault. */
function Refused({ error }: { error: unknown }) {
  const issues = issuesOf(error);
  if (issues.length === 0) return <ProblemPanel>{explain(error, refusals)}</ProblemPanel>;
  return (
    <ProblemPanel title={strings.fileErrors}>
      {issues.map(({ name, type }) => errorOf(type?.split(':').at(-1) ?? '', name?.startsWith('line ') ? undefined : name)).join(' ')}
    </ProblemPanel>
  );
}
