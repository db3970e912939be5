import type { ReactNode } from 'react';
import { allowedBy, explain, refusalCode } from '~/api/problem';
import { titleSteps } from '~/api/vocabulary.strings';
import { byCode } from '~/lib/strings';
import { refusals, strings } from './commune.strings';

const heading = (code: string | undefined) =>
  code === 'application-incomplete' ? strings.missingSteps : code === 'step-needed-by-later' ? strings.laterSteps : strings.possibleInstead;

/** Why a step was refused, and which are possible or missing instead. */
export function explainStep(error: unknown): ReactNode {
  const allowed = allowedBy(error);
  if (allowed.length === 0) return explain(error, refusals);
  return (
    <>
      <p>{explain(error, refusals)}</p>
      <p>{heading(refusalCode(error))}</p>
      <ul>
        {allowed.map((code) => (
          <li key={code}>{byCode(titleSteps, code)}</li>
        ))}
      </ul>
    </>
  );
}
