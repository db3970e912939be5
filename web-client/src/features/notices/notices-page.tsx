import { useSuspenseQuery } from '@tanstack/react-query';
import { explain } from '~/api/problem';
import { roles } from '~/api/roles.strings';
import type { components } from '~/api/schema';
import { longDay } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Entries, Entry, Soft } from '~/ui/facts';
import { EmptyState, Notice } from '~/ui/feedback';
import { Checkbox, Select } from '~/ui/field';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useToast } from '~/ui/toast';
import { noticeSettingsQuery, noticesQuery, useSetNotices } from './notices.api';
import { rhythms, states, strings, topics } from './notices.strings';

type OwnNotice = components['schemas']['ListOwnNoticesOwnNotice'];
type Setting = components['schemas']['GetNoticeSettingsTopicSetting'];

/** What changed for whoever is signed in, and how often he or she wants to be told. */
export function NoticesPage() {
  const { data: notices } = useSuspenseQuery(noticesQuery);
  return (
    <Stack>
      <PageHead title={strings.title} lead={strings.lead} />
      <Card title={strings.changed}>
        {notices.items.length === 0 ? (
          <EmptyState title={strings.nothing}>{strings.nothingHelp}</EmptyState>
        ) : (
          <Entries label={strings.changed}>
            {notices.items.map((notice, place) => (
              <NoticeEntry key={place} notice={notice} />
            ))}
          </Entries>
        )}
      </Card>
      <SettingsCard />
    </Stack>
  );
}

function NoticeEntry({ notice }: { notice: OwnNotice }) {
  const title = byCode(states, notice.state);
  return (
    <Entry
      title={`${notice.place ?? strings.campaign} – ${title}`}
      aside={longDay(notice.on)}
      actions={
        <a href={notice.path} aria-label={strings.openOf({ title })}>
          {strings.open}
        </a>
      }
    >
      <Soft>{notice.role ? strings.whyRole({ role: byCode(roles, notice.role) }) : strings.whyYou}</Soft>
    </Entry>
  );
}

function SettingsCard() {
  const { data: settings } = useSuspenseQuery(noticeSettingsQuery);
  const set = useSetNotices();
  const show = useToast();
  const choose = (setting: Setting, wish: { mail?: Setting['mail']; screen?: boolean }) =>
    set.mutate(
      { params: { path: { topic: setting.topic } }, body: { mail: wish.mail ?? setting.mail, screen: wish.screen ?? setting.screen } },
      { onSuccess: () => show({ text: strings.saved }), onError: (error) => show({ text: explain(error) }) },
    );
  return (
    <Card title={strings.settings}>
      <Stack>
        <p>{strings.settingsHelp}</p>
        {!settings.email && <Notice>{strings.noEmail}</Notice>}
        <Table
          caption={strings.settings}
          rows={settings.topics}
          rowKey={(setting) => setting.topic}
          columns={[
            {
              key: 'topic',
              header: strings.topic,
              rowHeader: true,
              cell: (setting) => (
                <>
                  {byCode(topics, setting.topic)} {setting.byDefault && <Soft>{strings.byDefault}</Soft>}
                </>
              ),
            },
            {
              key: 'mail',
              header: strings.mail,
              cell: (setting) => (
                <Select
                  compact
                  label={strings.rhythm}
                  aria-label={strings.rhythmOf({ topic: byCode(topics, setting.topic) })}
                  value={setting.mail}
                  disabled={!settings.email}
                  options={setting.rhythms.map((rhythm) => ({ value: rhythm, label: rhythms[rhythm] }))}
                  onChange={(event) => choose(setting, { mail: setting.rhythms.find((rhythm) => rhythm === event.target.value) })}
                />
              ),
            },
            {
              key: 'screen',
              header: strings.screen,
              cell: (setting) => (
                <Checkbox
                  label={strings.shown}
                  aria-label={strings.screenOf({ topic: byCode(topics, setting.topic) })}
                  checked={setting.screen}
                  onChange={(event) => choose(setting, { screen: event.target.checked })}
                />
              ),
            },
          ]}
        />
      </Stack>
    </Card>
  );
}
