-- Extensions live in public, which every generation's search path includes.
create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

create table store.events (
    -- The transaction that wrote the row: readers stop at the oldest one still running, so nothing appears behind them.
    tx             xid8        not null default pg_current_xact_id(),
    sequence       bigint      not null generated always as identity,
    stream_key     text        not null,
    version        bigint      not null,
    type           text        not null,
    data           json        not null, -- json, not jsonb: it is replayed as written and nothing queries inside
    recorded_at    timestamptz not null,
    happened_on    date,                 -- null: the day of recording
    user_name      text,
    correlation_id text,
    headers        json,
    -- The referee between two writers of one stream.
    constraint events_stream_version primary key (stream_key, version)
);

-- The order in which the log is read.
create unique index events_log on store.events (tx, sequence);

create index events_simulated on store.events (stream_key, version) where headers ->> 'simulated' = 'true';

-- How far each reader of the log has come. Taking a checkpoint over raises its fence, and a move
-- by a holder of an older fence changes no row.
create table store.checkpoints (
    name     text        primary key,
    tx       xid8        not null default '0',
    sequence bigint      not null default 0,
    fence    bigint      not null default 0,
    events   bigint      not null default 0,
    moved_at timestamptz not null default now()
) with (fillfactor = 50);

create sequence store.generation_number;

-- The read tables of one module, in the schema {module}_g{number}; its checkpoint has the schema's name.
create table store.generations (
    name        text        primary key,
    module      text        not null,
    fingerprint text        not null,
    state       text        not null check (state in ('building', 'live', 'retired')),
    as_of       date,
    reading     text        check (reading in ('trueThen', 'knownThen')),
    created_at  timestamptz not null default now(),
    changed_at  timestamptz not null default now(),
    seen_at     timestamptz not null default now(), -- by the node that keeps it up to date
    used_at     timestamptz not null default now(), -- by a question about the past
    check ((as_of is null) = (reading is null))
);

create unique index generations_as_of on store.generations (module, fingerprint, as_of, reading)
    where as_of is not null and state <> 'retired';

-- Streams whose events a projection could not take; the others go on.
create table store.set_aside (
    generation text        not null references store.generations on delete cascade,
    stream_key text        not null,
    version    bigint      not null, -- the first event that waits
    sequence   bigint      not null,
    type       text        not null,
    error      text        not null,
    at         timestamptz not null default now(),
    replay     boolean     not null default false,
    primary key (generation, stream_key)
);

create table store.stopped_projections (
    module text primary key
);

-- Answers already given, kept in the transaction of the events they report.
create table store.idempotency_keys (
    caller      text        not null,
    key         text        not null,
    fingerprint text        not null,
    status      integer     not null,
    headers     text        not null,
    body        bytea       not null,
    stored_at   timestamptz not null,
    constraint idempotency_keys_caller_key primary key (caller, key)
);

create index idempotency_keys_age on store.idempotency_keys (stored_at);
