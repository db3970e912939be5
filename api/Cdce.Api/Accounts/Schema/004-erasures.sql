-- Who was forgotten: ids and times alone. Written before anything is removed, so that it can be finished, and done again after a restore.
create table if not exists identity.erasures (
    "PersonId" uuid not null constraint "PK_erasures" primary key,
    "AskedAt" timestamptz not null,
    "AskedBy" text not null,
    "Reason" text not null,
    "DoneAt" timestamptz
);
