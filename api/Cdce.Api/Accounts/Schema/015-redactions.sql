-- How far the work after each redaction is: the log itself holds what was redacted, when, by whom and why.
create table if not exists identity.redactions (
    "Sequence" bigint not null,
    "Number" bigint not null,
    "EventType" text not null,
    "LastGeneration" bigint,
    "DoneAt" timestamptz,
    constraint "PK_redactions" primary key ("Sequence", "Number")
);
