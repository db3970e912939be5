import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { paperAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { explain, issuesOf } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { useAsOf } from '~/lib/as-of';
import { byCode, currentLanguage, labelled } from '~/lib/strings';
import { AnchorButton, Button } from '~/ui/button';
import { Entries, Entry, More, Soft } from '~/ui/facts';
import { Notice, ProblemPanel, Progress } from '~/ui/feedback';
import { Field } from '~/ui/field';
import { Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { answerWords } from './answer-words';
import { CellErrors } from './cell-errors';
import { assessmentQuery, useImportPaper, usePreviewPaper, useUndoPaper, type Assessment, type PaperPreview } from './fair-o-meter.api';
import { refusals } from './fair-o-meter.strings';
import { cells, strings } from './papers.strings';

/** A commune's Fair-ô-mètre to take along, filled or blank, and the way back for a workbook that somebody filled. */
export function Papers({ assessment }: { assessment: Assessment }) {
  return (
    <More label={strings.title}>
      <Stack>
        <Files assessmentId={assessment.assessmentId} content="filled" />
        <Files assessmentId={assessment.assessmentId} content="blank" />
        {assessment.allowedActions.includes('importAssessmentPaper') && <TakeBack assessment={assessment} />}
      </Stack>
    </More>
  );
}

function Files({ assessmentId, content }: { assessmentId: string; content: 'filled' | 'blank' }) {
  const asOf = useAsOf();
  const language = currentLanguage();
  return (
    <div role="group" aria-label={strings[content]}>
      <p>{strings[content]}</p>
      <Row>
        <AnchorButton small download href={paperAddress(assessmentId, 'xlsx', content, language, asOf)}>
          {strings.workbook}
        </AnchorButton>
        <AnchorButton small download href={paperAddress(assessmentId, 'pdf', content, language, asOf)}>
          {strings.document}
        </AnchorButton>
      </Row>
    </div>
  );
}

/** A filled workbook is read, shown, and taken when a person says so. */
function TakeBack({ assessment }: { assessment: Assessment }) {
  const { assessmentId } = assessment;
  const preview = usePreviewPaper(assessmentId);
  const take = useImportPaper(assessmentId);
  const undo = useUndoPaper();
  const show = useToast();
  const queryClient = useQueryClient();
  const asOf = useAsOf();
  const [file, setFile] = useState<File>();
  const [taken, setTaken] = useState(0);

  function read(chosen: File | undefined) {
    take.reset();
    setFile(chosen);
    if (chosen) preview.mutate(chosen);
    else preview.reset();
  }

  function takeBack(before: number, after: number) {
    const now = queryClient.getQueryData<Assessment>(assessmentQuery(assessmentId, asOf).queryKey)?.version ?? after;
    undo.mutate(
      { params: { path: { assessmentId }, header: ifMatch({ version: now }) }, body: { before, after } },
      {
        onSuccess: () => show({ text: strings.undone }),
        onError: (error: unknown) => show({ text: explain(error, refusals) }),
      },
    );
  }

  function confirm(read: PaperPreview) {
    if (!file) return;
    const number = read.changes.length;
    take.mutate(
      { file, version: read.version },
      {
        onSuccess: () => {
          setFile(undefined);
          setTaken(taken + 1);
          preview.reset();
          show({ text: strings.taken({ count: number }), undo: () => takeBack(read.version, read.version + number) });
        },
        // Somebody answered meanwhile: what the file would change is looked at again.
        onError: () => preview.mutate(file),
      },
    );
  }

  return (
    <Stack tight>
      <Field key={taken} id="fair-o-meter-paper" label={strings.takeBack} hint={strings.takeBackHelp}>
        {(wiring) => <input {...wiring} type="file" accept=".xlsx" disabled={take.isPending} onChange={(event) => read(event.target.files?.[0])} />}
      </Field>
      {preview.isPending && <Progress label={strings.reading} />}
      {preview.error !== null && <ProblemPanel>{reasonOf(preview.error)}</ProblemPanel>}
      {take.error !== null && <ProblemPanel>{reasonOf(take.error)}</ProblemPanel>}
      {preview.data && <Preview assessment={assessment} read={preview.data} busy={take.isPending} onConfirm={confirm} />}
    </Stack>
  );
}

interface PreviewProps {
  assessment: Assessment;
  read: PaperPreview;
  busy: boolean;
  onConfirm: (read: PaperPreview) => void;
}

function Preview({ assessment, read, busy, onConfirm }: PreviewProps) {
  const question = (code: string) => assessment.questions.find((one) => one.code === code);
  return (
    <Stack tight>
      <CellErrors errors={read.errors} />
      {read.leftOut.length > 0 && (
        <Notice>
          {strings.leftOut}
          <ul>
            {read.leftOut.map((one) => (
              <li key={`${one.cell} ${one.text}`}>{labelled(one.cell, one.text)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {read.errors.length === 0 && read.changes.length === 0 && <p role="status">{strings.nothing}</p>}
      {read.errors.length === 0 && read.changes.length > 0 && (
        <>
          <Entries label={strings.changes}>
            {read.changes.map((change) => {
              const asked = question(change.question);
              return asked ? (
                <Entry key={change.question} level={4} title={inWords(asked.text)}>
                  <Soft>{strings.before({ answer: answerWords(asked, change.before) })}</Soft>
                  <p>{strings.after({ answer: answerWords(asked, change.after) })}</p>
                  {change.after.evidenceUrl && change.after.evidenceUrl !== change.before?.evidenceUrl && <p>{change.after.evidenceUrl}</p>}
                </Entry>
              ) : null;
            })}
          </Entries>
          <div>
            <Button look="primary" busy={busy} onClick={() => onConfirm(read)}>
              {strings.confirm({ count: read.changes.length })}
            </Button>
          </div>
        </>
      )}
    </Stack>
  );
}

/** Why a workbook was not taken, in the reader's words. */
function reasonOf(error: unknown): string {
  const code = issuesOf(error)[0]?.type?.split(':').at(-1);
  return code !== undefined && code in cells ? byCode(cells, code) : explain(error, refusals);
}
