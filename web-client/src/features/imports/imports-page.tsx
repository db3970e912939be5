import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMay } from '~/api/session';
import { useReadOnly } from '~/lib/as-of';
import { byCode } from '~/lib/strings';
import { EmptyState, Notice } from '~/ui/feedback';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { DossierForm } from './dossier-form';
import { strings as dossierStrings } from './dossier.strings';
import { uploadsQuery, type Upload } from './imports.api';
import { kinds, states, strings } from './imports.strings';
import { UploadForm } from './upload-form';

/** Drop a file, or look at what earlier ones changed. */
export function ImportsPage({ onUploaded }: { onUploaded: (upload: Upload) => void }) {
  const { data: uploads } = useSuspenseQuery(uploadsQuery);
  const readOnly = useReadOnly();
  const may = useMay();

  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} />
      <Card title={strings.newUpload}>{readOnly ? <Notice warn>{strings.past}</Notice> : <UploadForm onUploaded={onUploaded} />}</Card>
      {!readOnly && may('importDossier') && (
        <Card title={dossierStrings.title}>
          <DossierForm />
        </Card>
      )}
      {uploads.items.length === 0 ? (
        <EmptyState title={strings.noHistory}>{strings.noHistoryHelp}</EmptyState>
      ) : (
        <Table
          caption={strings.history}
          showCaption
          rows={uploads.items}
          rowKey={(upload) => upload.id}
          columns={[
            {
              key: 'kind',
              header: strings.label,
              rowHeader: true,
              cell: (upload) => (
                <Link to="/imports/campagne/$importId" params={{ importId: upload.id }}>
                  {strings.confirmedOf({ kind: byCode(kinds, upload.kind) })}
                </Link>
              ),
            },
            { key: 'state', header: strings.stateHeader, cell: (upload) => byCode(states, upload.state) },
            { key: 'rows', header: strings.rowsHeader, end: true, cell: (upload) => upload.counts.rows },
          ]}
        />
      )}
    </Stack>
  );
}
