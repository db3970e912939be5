import { useState } from 'react';
import { evidenceFileAddress } from '~/api/addresses';
import { explain, issuesOf } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { base64Of } from '~/lib/base64';
import { longDay } from '~/lib/dates';
import { byCode, labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { ProblemPanel, Progress } from '~/ui/feedback';
import { Field } from '~/ui/field';
import { Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { fileErrors, refusals, strings } from './answer-files.strings';
import { useAttachFile, useWithdrawFile, type AttachedFile, type Question } from './fair-o-meter.api';

const maximum = 5 * 1024 * 1024;

/** Why a file was not taken, in the reader's words. */
function reasonOf(error: unknown): string {
  const issue = issuesOf(error)[0];
  const code = issue?.name === 'name' ? 'file-name' : issue?.type?.split(':').at(-1);
  return code !== undefined && code in fileErrors ? byCode(fileErrors, code) : explain(error, refusals);
}

interface AnswerFilesProps {
  assessmentId: string;
  question: Question;
  files: readonly AttachedFile[];
}

/** The files behind an answer: each can be saved, taken off and put back; a new one is chosen or dropped. */
export function AnswerFiles({ assessmentId, question, files }: AnswerFilesProps) {
  const attach = useAttachFile();
  const withdraw = useWithdrawFile();
  const show = useToast();
  const [problem, setProblem] = useState<string>();
  const path = { assessmentId, question: question.code };

  async function take(input: HTMLInputElement) {
    const file = input.files?.[0];
    if (!file) return;
    setProblem(file.size > maximum ? fileErrors['file-too-large'] : undefined);
    if (file.size > maximum) return;
    attach.mutate(
      { params: { path, header: ifMatch(question) }, body: { name: file.name, content: await base64Of(file) } },
      {
        onSuccess: () => {
          setProblem(undefined);
          show({ text: strings.added });
        },
        onError: (error: unknown) => setProblem(reasonOf(error)),
      },
    );
    input.value = '';
  }

  const putBack = (fileId: string) =>
    withdraw.mutate(
      { params: { path: { ...path, fileId }, header: ifMatch({ version: question.version + 1 }) }, body: { withdrawn: false } },
      { onSuccess: () => show({ text: strings.putBack }), onError: (error: unknown) => show({ text: explain(error, refusals) }) },
    );

  const takeOff = (fileId: string) =>
    withdraw.mutate(
      { params: { path: { ...path, fileId }, header: ifMatch(question) }, body: { withdrawn: true } },
      {
        onSuccess: () => show({ text: strings.removed, undo: () => putBack(fileId) }),
        onError: (error: unknown) => setProblem(explain(error, refusals)),
      },
    );

  return (
    <section aria-label={strings.title}>
      <Stack tight>
        {files.length > 0 && (
          <Entries label={strings.title}>
            {files.map((file) => (
              <Entry
                key={file.id}
                level={4}
                faded={file.broken ?? false}
                title={<FileLink assessmentId={assessmentId} file={file} />}
                aside={file.broken && <Tag>{strings.goneHelp}</Tag>}
                actions={
                  <Button
                    small
                    look="quiet"
                    busy={withdraw.isPending}
                    aria-label={labelled(strings.remove, file.name ?? strings.gone)}
                    onClick={() => takeOff(file.id)}
                  >
                    {strings.remove}
                  </Button>
                }
              >
                {!file.broken && <Soft>{aboutOf(file)}</Soft>}
              </Entry>
            ))}
          </Entries>
        )}
        {problem !== undefined && <ProblemPanel>{problem}</ProblemPanel>}
        <Field id={`file-${question.code}`} label={strings.add} hint={strings.hint}>
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              accept=".pdf,.png,.jpg,.jpeg,.xlsx,.ods"
              disabled={attach.isPending}
              onChange={(event) => void take(event.target)}
            />
          )}
        </Field>
        {attach.isPending && <Progress label={strings.sending} />}
      </Stack>
    </section>
  );
}

const aboutOf = (file: AttachedFile) => strings.about({ size: Math.ceil((file.bytes ?? 0) / 1000), day: longDay(file.addedOn ?? '') });

/** A file to save; one that is gone says so. */
export function FileLink({ assessmentId, file }: { assessmentId: string; file: AttachedFile }) {
  if (file.broken) return strings.gone;
  return (
    <a href={evidenceFileAddress(assessmentId, file.id)} download>
      {file.name}
    </a>
  );
}
