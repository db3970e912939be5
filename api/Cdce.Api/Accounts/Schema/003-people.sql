-- The people behind accounts and mandates.
create table if not exists identity.people (
    "Id" uuid not null constraint "PK_people" primary key,
    "DisplayName" text not null,
    "Language" text not null,
    "EnteredAt" timestamptz not null
);
