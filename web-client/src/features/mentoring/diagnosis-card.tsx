import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { longDay, today } from '~/lib/dates';
import { textOf } from '~/lib/forms';
import { Bar } from '~/ui/bar';
import { Button } from '~/ui/button';
import { More, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { DateField, FieldSet, Select } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { questionnaireQuery, useRecordDiagnosis } from './mentoring.api';
import { refusals, strings } from './mentoring.strings';

type Request = components['schemas']['MentoringRequestDetails'];
type Comparison = components['schemas']['ComparedDiagnoses'];

/** What holds the commune back, what helps, and the questions that find it out. */
export function DiagnosisCard({ request, mayRecord }: { request: Request; mayRecord: boolean }) {
  const [open, setOpen] = useState(false);
  const last = request.diagnoses.at(-1);

  return (
    <Card title={strings.diagnosis} id="diagnostic">
      <Stack>
        {last === undefined && !open && <p>{strings.diagnosisMissing}</p>}
        {last && (
          <>
            <Soft>{strings.diagnosedOn({ day: longDay(last.on) })}</Soft>
            {last.causes.length === 0 && <p>{strings.noCauses}</p>}
            {last.causes.map((cause) => (
              <div key={cause.code}>
                <Bar label={inWords(cause.label)} value={cause.points} max={100} text={strings.causePoints({ points: cause.points })} />
                {cause.suggestions.length > 0 && (
                  <More label={strings.suggestions}>
                    <ul>
                      {cause.suggestions.map((suggestion) => (
                        <li key={suggestion.code}>{inWords(suggestion.label)}</li>
                      ))}
                    </ul>
                  </More>
                )}
              </div>
            ))}
            {request.comparison?.comparable && <Compared comparison={request.comparison} causes={last.causes} />}
          </>
        )}
        {open ? (
          <DiagnosisForm request={request} onDone={() => setOpen(false)} />
        ) : (
          mayRecord && (
            <div>
              <Button look={last ? 'secondary' : 'primary'} onClick={() => setOpen(true)}>
                {last ? strings.diagnoseAgain : strings.diagnose}
              </Button>
            </div>
          )
        )}
      </Stack>
    </Card>
  );
}

function Compared({ comparison, causes }: { comparison: Comparison; causes: readonly components['schemas']['CauseDetails'][] }) {
  const words = (points: number) =>
    points < 0 ? strings.better({ points: -points }) : points > 0 ? strings.worse({ points }) : strings.same;
  return (
    <More label={strings.comparison({ day: longDay(comparison.before) })} open>
      <ul>
        {causes.map((cause) => (
          <li key={cause.code}>
            {inWords(cause.label)} – {words(comparison.changes[cause.code] ?? 0)}
          </li>
        ))}
      </ul>
    </More>
  );
}

function DiagnosisForm({ request, onDone }: { request: Request; onDone: () => void }) {
  const { data: answer } = useSuspenseQuery(questionnaireQuery);
  const { questionnaire } = answer;
  const record = useRecordDiagnosis();
  const show = useToast();
  const [empty, setEmpty] = useState(false);
  const scale = questionnaire.scale.map((step) => ({ value: String(step.value), label: inWords(step.label) }));

  function submit(fields: FormData, sent: () => void) {
    const answers: Record<string, number> = {};
    for (const question of questionnaire.causes.flatMap((cause) => cause.questions)) {
      const answer = textOf(fields, question.code);
      if (answer !== '') answers[question.code] = Number(answer);
    }
    setEmpty(Object.keys(answers).length === 0);
    if (Object.keys(answers).length === 0) return;
    record.mutate(
      {
        params: { path: { requestId: request.requestId }, header: ifMatch(request) },
        body: { questionnaire: questionnaire.version, answers, on: textOf(fields, 'on') || today() },
      },
      {
        onSuccess: () => {
          sent();
          show({ text: strings.diagnosisSaved });
          onDone();
        },
      },
    );
  }

  return (
    <Stack>
      {questionnaire.example && <Notice>{inWords(questionnaire.label)}</Notice>}
      <Form
        edits={request}
        draft={`diagnosis-${request.requestId}`}
        submit={strings.saveDiagnosis}
        onSubmit={submit}
        busy={record.isPending}
        error={empty ? strings.diagnosisEmpty : record.error ? explain(record.error, refusals) : undefined}
      >
        {questionnaire.causes.map((cause) => (
          <FieldSet key={cause.code} legend={inWords(cause.label)}>
            {cause.questions.map((question) => (
              <Select key={question.code} name={question.code} label={inWords(question.text)} options={scale} empty={strings.noAnswer} />
            ))}
          </FieldSet>
        ))}
        <DateField name="on" label={strings.diagnosisDay} defaultValue={today()} max={today()} required />
      </Form>
    </Stack>
  );
}
