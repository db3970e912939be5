-- Files behind answers of a Fair-ô-mètre. They are rows beside the log, so that they can be forgotten; events say an id and nothing more.
create table if not exists evidence.files (
    id         uuid        primary key,
    nis_code   text        not null,
    assessment text        not null, -- edition and commune
    question   text        not null,
    name       text        not null, -- as it was called where it came from; empty once that was forgotten
    kind       text        not null, -- read from its bytes: pdf, png, jpg, xlsx or ods
    sha256     text        not null,
    bytes      integer     not null,
    content    bytea       not null,
    simulated  boolean     not null,
    added_at   timestamptz not null,
    removed_at timestamptz           -- taken off its answer; it goes a month later
);

-- Already packed.
alter table evidence.files alter column content set storage external;

create index if not exists files_assessment on evidence.files (assessment);

-- The wall that read models have: a question about some communes is shown their files alone.
alter table evidence.files enable row level security;
drop policy if exists wall on evidence.files;
create policy wall on evidence.files for select
    using (nis_code like any ((select nullif(current_setting('cdce.communes', true), ''))::text[]));
