import { useSuspenseQuery } from '@tanstack/react-query';
import type { components } from '~/api/schema';
import { count, difference, percent, score } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { LinkButton, PrintButton } from '~/ui/button';
import { More, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { proofQuery } from './proof.api';
import { methods, strings } from './proof.strings';

type Method = components['schemas']['ProvenMethod'];

const ten = (share: number): number => Math.round(10 * share);
const days = (lead: number): string => difference(Math.round(lead));

/** How far to trust the warning, in plain words, by the figures of the last back-test. */
export function ProofPage() {
  const { data } = useSuspenseQuery(proofQuery);
  const { proof } = data;
  const warning = proof.methods.find(({ method }) => method === 'momentum');
  if (!warning) return null;
  return (
    <Stack>
      <PageHead
        title={strings.title}
        lead={strings.lead}
        actions={
          <>
            <LinkButton to="/alertes">{strings.alerts}</LinkButton>
            <PrintButton />
          </>
        }
      />
      {!data.holds && <Notice warn>{strings.otherParameters({ judged: proof.edition, now: String(data.parametersVersion) })}</Notice>}
      <Card title={strings.inShort}>
        <InShort warning={warning} />
      </Card>
      <Card title={strings.blind}>
        <ul>
          <li>{strings.blindSmall}</li>
          <li>{strings.blindYoung}</li>
          <li>{strings.blindSlow}</li>
          <li>{strings.blindUnrecorded}</li>
        </ul>
      </Card>
      <Table
        caption={strings.compared}
        showCaption
        rows={proof.methods}
        rowKey={({ method }) => method}
        columns={[
          { key: 'method', header: strings.method, rowHeader: true, cell: ({ method }) => byCode(methods, method) },
          { key: 'recall', header: strings.recall, end: true, cell: (line) => percent(line.recall) },
          { key: 'precision', header: strings.precision, end: true, cell: (line) => percent(line.precision) },
          { key: 'before', header: strings.before, end: true, cell: (line) => percent(line.before) },
          { key: 'days', header: strings.days, end: true, cell: (line) => days(line.leadDays) },
          { key: 'falseAlarms', header: strings.falseAlarms, end: true, cell: (line) => score(line.falseAlarms * 10) },
        ]}
      />
      <Table
        caption={strings.calibration}
        showCaption
        rows={proof.calibration}
        rowKey={({ stated }) => String(stated)}
        columns={[
          { key: 'stated', header: strings.stated, rowHeader: true, cell: (line) => percent(line.stated) },
          { key: 'observed', header: strings.observed, end: true, cell: (line) => percent(line.observed) },
          { key: 'looks', header: strings.looks, end: true, cell: (line) => count(line.looks) },
        ]}
      />
      <More label={strings.how}>
        <p>{strings.howText({ seeds: proof.seeds, fitted: proof.fittedOn, communes: count(proof.communes), losses: count(warning.losses), edition: proof.edition })}</p>
        <p>{strings.howCounted}</p>
        <Soft>{strings.simulated}</Soft>
      </More>
    </Stack>
  );
}

function InShort({ warning }: { warning: Method }) {
  const late = Math.round(Math.abs(warning.leadDays) / 30.4);
  return (
    <ul>
      <li>{strings.seen({ number: String(ten(warning.recall)) })}</li>
      <li>{strings.right({ number: String(ten(warning.precision)) })}</li>
      <li>{warning.leadDays < 0 ? strings.late({ count: late }) : strings.early({ count: late })}</li>
      <li>{strings.inTime({ share: percent(warning.before) })}</li>
      <li>{strings.needless({ count: Math.round(1 / Math.max(warning.falseAlarms, 0.01)) })}</li>
    </ul>
  );
}
