-- Mails on their way. What is personal in one is gone as soon as it was sent.
create table mail.mails (
    id uuid primary key,
    -- waiting, kept (where no server is configured), sent, givenUp
    state text not null,
    recipient text,
    language text not null,
    subject text,
    text text,
    html text,
    queued_at timestamptz not null,
    -- when it is tried next; who claims it moves this on, so that nobody else does
    due_at timestamptz not null,
    -- of no use to its reader afterwards
    until timestamptz not null,
    attempts integer not null default 0,
    ended_at timestamptz,
    error text
);

create index mails_due on mail.mails (due_at) where state = 'waiting';
create index mails_queued on mail.mails (queued_at);
