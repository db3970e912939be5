-- What people are told, what they wish to be told, and what they were reminded of. Ids only: names and addresses are looked up when a mail is written.
create table if not exists notice.items (
    person_id   uuid        not null references identity.people on delete cascade,
    source      text        not null, -- stream and version of the fact: one fact, one item
    topic       text        not null,
    object      text        not null, -- lines of a digest are grouped by it
    area        text        not null, -- NIS code; empty for the campaign
    state       text        not null, -- a code: what became of the object
    path        text        not null, -- of the page where something can be done
    happened_on date        not null,
    sequence    bigint      not null,
    recorded_at timestamptz not null,
    direct      boolean     not null, -- to this person, whatever the role
    urgent      boolean     not null,
    mail        text        not null default 'waiting', -- sent, none
    primary key (person_id, source)
);

create index if not exists items_waiting on notice.items (person_id) where mail = 'waiting';
create index if not exists items_age on notice.items (recorded_at);

create table if not exists notice.settings (
    person_id uuid    not null references identity.people on delete cascade,
    topic     text    not null,
    mail      text    not null, -- atOnce, daily, weekly, off
    screen    boolean not null,
    primary key (person_id, topic)
);

-- Mails that were written, or looked for in vain (no lines). Number 0 is the morning's: one a day.
create table if not exists notice.mails (
    person_id  uuid        not null references identity.people on delete cascade,
    day        date        not null,
    number     integer     not null,
    written_at timestamptz not null,
    lines      integer     not null,
    primary key (person_id, day, number)
);

create index if not exists mails_written on notice.mails (written_at);

-- What stands behind the address in a mail by which its topics are switched off.
create table if not exists notice.offs (
    token_hash bytea       primary key,
    person_id  uuid        not null references identity.people on delete cascade,
    topics     text[]      not null,
    made_at    timestamptz not null
);

create table if not exists notice.reminders (
    person_id uuid not null references identity.people on delete cascade,
    rule      text not null,
    object    text not null,
    period    date not null, -- the day that the rule gave
    sent_on   date not null,
    primary key (person_id, rule, object, period)
);

create table if not exists notice.pauses (
    object    text not null,
    from_day  date not null,
    until_day date not null,
    made_by   text not null,
    primary key (object, from_day)
);

create table if not exists notice.rules (
    number  integer     primary key, -- 1 is what ships
    rules   jsonb       not null,
    made_at timestamptz not null,
    made_by text        not null
);
